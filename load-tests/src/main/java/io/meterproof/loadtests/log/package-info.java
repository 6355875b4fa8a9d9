/** What the transparency log costs, measured without Kafka, Flink and a store. */
package io.meterproof.loadtests.log;
