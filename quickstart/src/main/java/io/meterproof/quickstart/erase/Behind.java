package io.meterproof.quickstart.erase;

/**
 * A consumer group, at work or stopped, that keeps records of a topic from being removed.
 *
 * @param records that it has not read
 */
record Behind(String group, String topic, long records) {}
