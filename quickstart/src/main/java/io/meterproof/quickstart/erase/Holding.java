package io.meterproof.quickstart.erase;

import io.meterproof.records.Topic;
import io.meterproof.records.key.RecordKey;
import io.meterproof.tlog.Hash;

/**
 * A record of an account.
 *
 * @param leaf that commits to it
 */
record Holding(Topic topic, RecordKey key, Hash leaf) {}
