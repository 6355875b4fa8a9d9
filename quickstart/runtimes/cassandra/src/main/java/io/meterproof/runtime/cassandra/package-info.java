/** Cassandra for tests. */
package io.meterproof.runtime.cassandra;
