// Which connectors are broken now: @platformatic/kafka. See ../README.md for the settings.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { Consumer, stringDeserializers } from '@platformatic/kafka'

const { env } = process
const prefix = env.FAIRLEAD_PREFIX ?? 'fairlead.'
const topics = [prefix + 'public.connector.status.v1', prefix + 'public.connector.events.v1']
const file = env.STATE_FILE ?? 'broken-connectors.json'
const secure = (env.FAIRLEAD_SECURITY ?? 'SASL_SSL') === 'SASL_SSL'

function load() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}

function save(known) {
  writeFileSync(file + '.new', JSON.stringify(known, null, 1))
  renameSync(file + '.new', file)
}

/** True if the record says something new. It may come again, late, and from either topic. */
function apply(known, message) {
  const type = message.headers.get('ce_type')
  const sequence = Number(message.headers.get('ce_sequence'))
  if (!['fairlead.connector.status-changed.v1', 'fairlead.connector.deleted.v1'].includes(type)) return false
  if (sequence <= (known[message.key]?.sequence ?? 0)) return false
  // What is deleted stays known by its sequence: an older event of the other topic must not bring it back.
  known[message.key] = { sequence, status: 'DELETED' }
  if (type === 'fairlead.connector.status-changed.v1') {
    const event = JSON.parse(message.value)
    const { status, code } = event.health
    known[message.key] = { sequence, status, code, name: event.name ?? event.connector.identifier }
  }
  return true
}

const consumer = new Consumer({
  clientId: 'broken-connectors',
  groupId: env.FAIRLEAD_USER + '.broken-connectors',
  bootstrapBrokers: env.FAIRLEAD_KAFKA.split(','),
  deserializers: stringDeserializers,
  sasl: { mechanism: 'SCRAM-SHA-512', username: env.FAIRLEAD_USER, password: env.FAIRLEAD_PASSWORD },
  ...(secure ? { tls: {} } : {})
})
const stream = await consumer.consume({ topics, autocommit: false, mode: 'committed', fallbackMode: 'earliest' })
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, async () => {
    await stream.close()
    await consumer.close()
    process.exit(0)
  })
}

const known = load()
for await (const message of stream) {
  if (apply(known, message)) {
    save(known)
    const broken = Object.values(known).filter(connector => connector.status === 'FAILURE')
    console.log('broken:', broken.map(connector => connector.name).sort())
  }
  await message.commit()
}
