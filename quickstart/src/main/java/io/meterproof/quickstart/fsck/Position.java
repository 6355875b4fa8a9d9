package io.meterproof.quickstart.fsck;

/** Where a record is. */
record Position(String topic, int partition, long offset) {
    @Override
    public String toString() {
        return topic + " partition " + partition + " offset " + offset;
    }
}
