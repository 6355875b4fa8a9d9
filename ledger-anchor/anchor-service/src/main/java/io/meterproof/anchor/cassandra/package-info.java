/** The stores in Cassandra. */
package io.meterproof.anchor.cassandra;
