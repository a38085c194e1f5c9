// Publishes to a channel: node publish.js URL CHANNEL COUNT
'use strict';

const stan = require('node-nats-streaming');

const [url, channel, count] = process.argv.slice(2);
const client = stan.connect('test-cluster', 'node-publisher', { url });
client.on('error', (error) => {
  console.log('error', error);
  process.exit(1);
});
client.on('close', () => process.exit(0));
client.on('connect', () => {
  let open = Number(count);
  for (let i = 1; i <= count; i++) {
    const published = client.publish(channel, `message ${i}`, (error, guid) => {
      console.log(error ? `refused ${guid} ${error}` : `acknowledged ${guid}`);
      if (--open === 0) {
        client.close();
      }
    });
    console.log('published', published);
  }
});
