package io.meterproof.quickstart.erase;

/**
 * Records of a topic that are not removed, because a consumer group, at work or stopped, has not read them.
 *
 * @param count how many
 */
record UnreadRecords(String group, String topic, long count) {}
