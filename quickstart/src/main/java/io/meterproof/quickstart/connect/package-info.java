/** What Kafka Connect says of its connectors. */
package io.meterproof.quickstart.connect;
