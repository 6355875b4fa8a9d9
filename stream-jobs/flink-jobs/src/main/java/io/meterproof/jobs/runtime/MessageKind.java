package io.meterproof.jobs.runtime;

import io.meterproof.records.Topics;
import java.util.Arrays;

/** Which topic a message comes from or goes to. The codes are part of the state's format. */
public enum MessageKind {
    RECEIVED(1, Topics.READINGS_RECEIVED.name()),
    REGISTRY_EVENT(2, Topics.REGISTRY_EVENTS.name()),
    INSTALLATIONS(3, Topics.METER_INSTALLATIONS.name()),
    VERIFIED(4, Topics.READINGS_VERIFIED.name()),
    REJECTED(5, Topics.READINGS_REJECTED.name()),
    DEAD_LETTER(6, Topics.DEAD_LETTERS.name()),
    AGREEMENTS(7, Topics.AGREEMENTS.name()),
    AUTHORISATIONS(8, Topics.AUTHORISATIONS.name()),
    PRIVACY_KEY(9, Topics.PRIVACY_KEYS.name()),
    TARIFFS(10, Topics.TARIFFS.name()),
    ACCOUNT(11, Topics.ACCOUNTS.name()),
    TOP_UP(12, Topics.TOP_UPS.name()),
    COMMAND(13, Topics.SETTLEMENT_COMMANDS.name()),
    LINES(14, Topics.SETTLEMENT_LINES.name()),
    LEAF(15, Topics.LOG_LEAVES.name()),
    BALANCE(16, Topics.BALANCES.name()),
    ALERT(17, Topics.ALERTS.name()),
    TREE_UPDATE(18, Topics.LOG_TILES.name()),
    ANOMALY(19, Topics.ANOMALIES.name()),
    /** Between operators only: a block that another one contradicts. */
    WITHDRAWAL(20, ""),
    /** Between operators only: a bill or a reversal on its way to its account. */
    CORRECTION(21, ""),
    /** Between operators only: a key whose blocks are taken back. */
    RECALL(22, ""),
    REVISION(23, Topics.READINGS_REVISIONS.name()),
    SOURCE_ALERT(24, Topics.SOURCE_ALERTS.name()),
    /** Between operators only: a verdict, as it counts for one who stands behind the reading. */
    OBSERVATION(25, ""),
    /** Between operators only: what is known of a meter's installations. */
    INSTALLED(26, ""),
    MISSING(27, Topics.READINGS_MISSING.name()),
    USAGE_POINT(30, Topics.USAGE_POINTS.name()),
    /** Between operators only: usages of which their account hears no more, the ids one after another. */
    FINISHED(31, ""),
    CALORIFIC_VALUES(40, Topics.CALORIFIC_VALUES.name()),
    PRICES(41, Topics.PRICES.name()),
    UNALLOCATED(45, Topics.READINGS_UNALLOCATED.name()),
    TASK(46, Topics.READINGS_TASKS.name()),
    /** Between operators only: quantities of a usage point. */
    PLACED(47, ""),
    /** Between operators only: charging sessions that stand no longer, or stand again. */
    SESSIONS(48, ""),
    /** Between operators only: that people let a source out of quarantine. */
    RELEASE(49, ""),
    ARCHIVED(50, Topics.SETTLEMENT_ARCHIVE.name()),
    ARCHIVE_RECALL(51, Topics.SETTLEMENT_RECALLS.name()),
    ERASURE(52, Topics.ERASURES.name()),
    /** Between operators only: usages that go to the archive, whose account forgets them. */
    GIVEN_UP(53, ""),
    /** Between operators only: usages that are back, whose account must know them again. */
    REMEMBERED(54, ""),
    /** Within settlement only: a document that says something else of what the archive has. */
    OLD_CHANGE(55, ""),
    RECALLED(56, Topics.SETTLEMENT_RECALLED.name()),
    /** Between operators only: what is published about a sub-meter's usage point. */
    SUB_METER(57, ""),
    /** Between operators only: a block that a sub-meter counted. */
    COUNTED(58, ""),
    /** Between operators only: whether a document changes what the archive has of an account's use. */
    OPEN_CHANGE(59, "");

    private static final MessageKind[] BY_CODE = byCode();

    private final byte code;
    private final String topic;

    MessageKind(int code, String topic) {
        this.code = (byte) code;
        this.topic = topic;
    }

    /** The topic's name; empty for what never leaves a job. */
    public String topic() {
        return topic;
    }

    byte code() {
        return code;
    }

    /**
     * The kind of a code.
     *
     * @throws IllegalArgumentException for a code that is none
     */
    static MessageKind ofCode(byte code) {
        if (code <= 0 || code >= BY_CODE.length || BY_CODE[code] == null) {
            throw new IllegalArgumentException("unknown kind of message: " + code);
        }
        return BY_CODE[code];
    }

    private static MessageKind[] byCode() {
        int highest = Arrays.stream(values()).mapToInt(MessageKind::code).max().orElseThrow();
        MessageKind[] kinds = new MessageKind[highest + 1];
        for (MessageKind kind : values()) {
            kinds[kind.code] = kind;
        }
        return kinds;
    }
}
