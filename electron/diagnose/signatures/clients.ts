import type { Signature } from './signature.ts';

/** What the client library of a database, a queue, a cache or a service throws is that dependency's trouble, whatever it says. */
export const CLIENTS: readonly Signature[] = [
  thrownBy(
    'python',
    /(?<![\w.])(?<what>(?:redis|aioredis|pymongo|motor|psycopg2?|asyncpg|pymysql|MySQLdb|mysql\.connector|aiomysql|oracledb|cx_Oracle|pyodbc|kafka|aiokafka|confluent_kafka|pika|aio_pika|amqp|kombu|nats|elasticsearch|opensearchpy|elastic_transport|cassandra|neo4j|influxdb(?:_client)?|hvac|consul|etcd3|ldap3?|smtplib|imaplib|ftplib|paramiko|requests|httpx|httpcore|urllib3|aiohttp|grpc(?:\._channel)?|botocore|snowflake|clickhouse_(?:driver|connect)|pymemcache|zeep|stripe|twilio|openai|anthropic)\.[\w.]{0,100}(?:Error|Exception|Failure|Timeout|Refused)(?:: .{1,200})?)/,
  ),
  thrownBy(
    'java',
    /(?<![\w.])(?<what>(?:com\.mongodb|com\.rabbitmq|com\.datastax|com\.mysql\.cj|com\.microsoft\.sqlserver|com\.couchbase|com\.hazelcast|com\.amazonaws|software\.amazon\.awssdk|com\.google\.cloud|oracle\.(?:net|jdbc)|org\.postgresql|org\.mariadb|org\.apache\.kafka\.common\.errors|org\.apache\.zookeeper|org\.apache\.http|org\.elasticsearch|co\.elastic|org\.redisson|org\.neo4j|io\.lettuce|io\.grpc|io\.nats|redis\.clients|feign|okhttp3|retrofit2)\.[\w.$]{0,160}(?:Error|Exception)(?:: .{1,200})?)/,
  ),
  thrownBy(
    'dotnet',
    /(?<![\w.])(?<what>(?:Npgsql|StackExchange\.Redis|MongoDB\.Driver|RabbitMQ\.Client|Confluent\.Kafka|MySqlConnector|MySql\.Data|Microsoft\.Data\.SqlClient|Oracle\.ManagedDataAccess|Elasticsearch\.Net|Grpc\.Core|Azure\.(?:Messaging|Storage|Identity|Data)|Amazon\.\w{1,40}|System\.Net\.(?:Http|Sockets))\.[\w.]{0,100}(?:Error|Exception)(?:: .{1,200})?)/,
  ),
  thrownBy(
    'ruby',
    /(?<![\w:])(?<what>(?:PG|Mysql2|Redis|Mongo|Bunny|Kafka|Faraday|Net|Elasticsearch|Aws|RestClient|Excon|OpenSSL::SSL)::[\w:]{0,80}(?:Error|Exception|Failure|Timeout|Unavailable|ConnectionBad)(?:: .{1,200})?)/,
  ),
  thrownBy(
    'node',
    /(?<![\w.])(?<what>(?:Mongo(?:Server|Network|ose|Bulk)|Redis|Sequelize|Prisma(?:Client)?|KafkaJS|Axios|Postgres|Amqp|Elastic|Typesense|Neo4j)\w{0,40}Error(?: \[\w{1,60}\])?(?:: .{1,200})?)/,
  ),
];

function thrownBy(runtime: string, shape: RegExp): Signature {
  return {
    name: `client-${runtime}`,
    pattern: 'DependencyFailure',
    shape,
    cause: 'a service it depends on {address|} fails it with {what}',
    sure: 0.61,
  };
}
