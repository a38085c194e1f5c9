// Prints messages that a durable subscription has not acknowledged yet: node subscribe.js URL CHANNEL COUNT
'use strict';

const stan = require('node-nats-streaming');

const [url, channel, count] = process.argv.slice(2);
const client = stan.connect('test-cluster', 'node-subscriber', { url });
client.on('error', (error) => {
  console.log('error', error);
  process.exit(1);
});
client.on('close', () => process.exit(0));
client.on('connect', () => {
  const options = client.subscriptionOptions()
    .setDeliverAllAvailable()
    .setManualAckMode(true)
    .setDurableName('durable');
  let open = Number(count);
  const subscription = client.subscribe(channel, options);
  subscription.on('message', (message) => {
    console.log(message.getSequence(), message.getData(), message.isRedelivered());
    message.ack();
    if (--open === 0) {
      subscription.close();
    }
  });
  subscription.on('closed', () => client.close());
});
