// Publishes to a channel, or prints the messages of a channel, with stan.go.
//
//	programs publish URL CHANNEL COUNT
//	programs subscribe URL CHANNEL COUNT
//	programs catch-up URL CHANNEL COUNT
package main

import (
	"fmt"
	"log"
	"os"
	"strconv"
	"sync"

	stan "github.com/nats-io/stan.go"
)

const cluster = "test-cluster"

func main() {
	if len(os.Args) != 5 {
		log.Fatal("usage: programs publish|subscribe|catch-up URL CHANNEL COUNT")
	}
	command, url, channel := os.Args[1], os.Args[2], os.Args[3]
	count, err := strconv.Atoi(os.Args[4])
	if err != nil {
		log.Fatal(err)
	}
	sc, err := stan.Connect(cluster, "go-"+command, stan.NatsURL(url))
	if err != nil {
		log.Fatal(err)
	}
	defer sc.Close()
	switch command {
	case "publish":
		publish(sc, channel, count)
	case "subscribe":
		receive(sc, channel, count)
	case "catch-up":
		receive(sc, channel, count, stan.DurableName("durable"), stan.DeliverAllAvailable())
	default:
		log.Fatalf("unknown command %q", command)
	}
}

// Publishes without waiting for each acknowledgement; the handler prints their ids.
func publish(sc stan.Conn, channel string, count int) {
	var open sync.WaitGroup
	var printing sync.Mutex
	open.Add(count)
	acknowledged := func(guid string, err error) {
		printing.Lock()
		defer printing.Unlock()
		if err != nil {
			fmt.Println("refused", guid, err)
		} else {
			fmt.Println("acknowledged", guid)
		}
		open.Done()
	}
	for i := 1; i <= count; i++ {
		guid, err := sc.PublishAsync(channel, []byte(fmt.Sprintf("message %d", i)), acknowledged)
		if err != nil {
			log.Fatal(err)
		}
		printing.Lock()
		fmt.Println("published", guid)
		printing.Unlock()
	}
	open.Wait()
}

// Prints a number of messages as stan.go formats them, then closes the subscription, so that a durable one can be resumed.
func receive(sc stan.Conn, channel string, count int, options ...stan.SubscriptionOption) {
	messages := make(chan *stan.Msg, count)
	subscription, err := sc.Subscribe(channel, func(m *stan.Msg) { messages <- m }, options...)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("subscribed")
	for i := 0; i < count; i++ {
		fmt.Println((<-messages).MsgProto.String())
	}
	if err := subscription.Close(); err != nil {
		log.Fatal(err)
	}
}
