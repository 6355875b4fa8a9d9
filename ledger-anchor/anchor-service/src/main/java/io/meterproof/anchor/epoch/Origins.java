package io.meterproof.anchor.epoch;

/** The names of the trees of one log. */
public record Origins(String logName) {
    public String shard(int shard) {
        return logName + "/shard/" + shard;
    }

    public String epochs() {
        return logName + "/epochs";
    }
}
