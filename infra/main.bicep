// Everything Plan Keeper needs in Azure, without a secret anywhere: one user-assigned identity is the bot's own and opens its tables.
//   az group create --name plan-keeper --location uksouth
//   az deployment group create --resource-group plan-keeper --template-file infra/main.bicep --parameters name=northmere-plans
targetScope = 'resourceGroup'

@description('Begins the names of all that is made; the address is https://<name>.azurewebsites.net, so it must be free in the world.')
@minLength(3)
@maxLength(40)
param name string

param location string = resourceGroup().location

@description('What people see the bot called in Teams.')
@maxLength(42)
param displayName string = 'Plan Keeper'

@description('The directories whose people may use it. Everyone else is refused.')
param allowedTenants array = [subscription().tenantId]

@description('The time zone in which the plans\' people live.')
param timeZone string = 'Europe/London'

@description('B1 is the smallest plan that can be always on, which reminders need.')
param planSku string = 'B1'

@description('How many run at once. They share one store and one rate towards Teams.')
@minValue(1)
@maxValue(10)
param instances int = 1

@description('Copies of the tables: in three zones of the region. Standard_LRS where a region has no zones.')
param storageSku string = 'Standard_ZRS'

// Storage Table Data Contributor: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'plans${uniqueString(resourceGroup().id, name)}'
  location: location
  kind: 'StorageV2'
  sku: { name: storageSku }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource mayUseTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, tableDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: { name: planSku, capacity: instances }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|22-lts'
      // Not through npm, so that the signal to stop reaches the bot.
      appCommandLine: 'node dist/bot/main.js'
      alwaysOn: true
      healthCheckPath: '/health'
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      appSettings: [
        { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
        { name: 'MicrosoftAppId', value: identity.properties.clientId }
        { name: 'MicrosoftAppTenantId', value: identity.properties.tenantId }
        { name: 'ALLOWED_TENANTS', value: join(allowedTenants, ',') }
        { name: 'TABLES_URL', value: 'https://${storage.name}.table.${environment().suffixes.storage}' }
        { name: 'TIME_ZONE', value: timeZone }
        { name: 'INSTANCES', value: string(instances) }
        { name: 'NODE_ENV', value: 'production' }
        // What is deployed is built already and holds every package.
        { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'false' }
        // Seconds to finish what is in hand; the bot takes 25 at most.
        { name: 'WEBSITES_CONTAINER_STOP_TIME_LIMIT', value: '30' }
      ]
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: displayName
    endpoint: 'https://${site.properties.defaultHostName}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: identity.properties.tenantId
    msaAppType: 'UserAssignedMSI'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel' }
}

output MicrosoftAppId string = identity.properties.clientId
output health string = 'https://${site.properties.defaultHostName}/health'
