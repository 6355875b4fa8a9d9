/**
 * Copies committed records into the store.
 *
 * <p>A plain consumer, not Kafka Streams: a copy needs no state, and where it stands is best kept beside what it copied. Each batch is
 * written and acknowledged first; then one row per partition moves the position and the counts together. After a crash the batch is
 * read again: its rows are idempotent and its counts are those of the last kept position, so nothing is lost or counted twice. Kafka's
 * own committed offsets are not used.
 */
package io.meterproof.billing.archive;
