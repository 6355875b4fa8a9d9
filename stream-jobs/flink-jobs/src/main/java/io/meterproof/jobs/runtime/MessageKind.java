package io.meterproof.jobs.runtime;

import io.meterproof.records.Topics;

/** Which topic a message comes from or goes to. The order is part of the state's format: append only. */
public enum MessageKind {
    RECEIVED(Topics.READINGS_RECEIVED.name()),
    REGISTRY_EVENT(Topics.REGISTRY_EVENTS.name()),
    INSTALLATIONS(Topics.METER_INSTALLATIONS.name()),
    VERIFIED(Topics.READINGS_VERIFIED.name()),
    REJECTED(Topics.READINGS_REJECTED.name()),
    DEAD_LETTER(Topics.DEAD_LETTERS.name()),
    AGREEMENTS(Topics.AGREEMENTS.name()),
    AUTHORISATIONS(Topics.AUTHORISATIONS.name()),
    PRIVACY_KEY(Topics.PRIVACY_KEYS.name()),
    TARIFFS(Topics.TARIFFS.name()),
    ACCOUNT(Topics.ACCOUNTS.name()),
    TOP_UP(Topics.TOP_UPS.name()),
    COMMAND(Topics.SETTLEMENT_COMMANDS.name()),
    LINES(Topics.SETTLEMENT_LINES.name()),
    LEAF(Topics.LOG_LEAVES.name()),
    BALANCE(Topics.BALANCES.name()),
    ALERT(Topics.ALERTS.name()),
    TREE_UPDATE(Topics.LOG_TILES.name()),
    ANOMALY(Topics.ANOMALIES.name()),
    /** Between operators only: a block that another one contradicts. */
    WITHDRAWAL(""),
    /** Between operators only: a bill or a reversal on its way to its account. */
    SETTLEMENT_EVENT("");

    private static final MessageKind[] ALL = values();

    private final String topic;

    MessageKind(String topic) {
        this.topic = topic;
    }

    /** The topic's name; empty for what never leaves a job. */
    public String topic() {
        return topic;
    }

    static MessageKind ofOrdinal(int ordinal) {
        return ALL[ordinal];
    }
}
