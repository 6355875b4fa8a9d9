package io.meterproof.quickstart.part;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Each port of the stack that has to be known before its server starts. */
public enum Port {
    KAFKA,
    KAFKA_CONTROLLER,
    REGISTRY,
    CASSANDRA,
    CASSANDRA_STORAGE,
    CHAIN,
    FLINK,
    FLINK_RPC,
    CONNECT,
    ANCHOR,
    BILLING;

    /** The name on the command line and in {@code ports.json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(Port::label).toList();
    }
}
