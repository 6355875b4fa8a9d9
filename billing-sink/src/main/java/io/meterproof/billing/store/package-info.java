/**
 * What the sink keeps, as rows, and how they are written and read. A row's value is the exact value of the Kafka record, so nothing is
 * lost in copying. Writing a row twice has no further effect; where a row can be overwritten, its version says which is newer.
 */
package io.meterproof.billing.store;
