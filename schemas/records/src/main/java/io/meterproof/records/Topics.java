package io.meterproof.records;

import io.meterproof.records.avro.Anchor;
import io.meterproof.records.avro.Anomaly;
import io.meterproof.records.avro.ArchiveRecall;
import io.meterproof.records.avro.ArchivedPart;
import io.meterproof.records.avro.Balance;
import io.meterproof.records.avro.CreditAlert;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.avro.MissingReadings;
import io.meterproof.records.avro.PrivacyKey;
import io.meterproof.records.avro.ReadingTask;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.SignedCheckpoint;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.avro.SourceAlert;
import io.meterproof.records.avro.Statement;
import io.meterproof.records.avro.TreeUpdate;
import io.meterproof.records.avro.UnallocatedEnergy;
import io.meterproof.records.avro.VerdictRevision;
import io.meterproof.records.avro.VerifiedReading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/** The one catalogue of topics: every name, once. */
public final class Topics {
    private static final int MEBIBYTE = 1 << 20;
    private static final int USUAL = MEBIBYTE;
    private static final int RECEIVED = 12 * MEBIBYTE;
    /** A rejected or dead value is kept whole, with words about it. */
    private static final int RECEIVED_AND_WHY = 13 * MEBIBYTE;

    public static final Topic READINGS_RECEIVED = facts("readings.received", 4, RECEIVED, ReceivedReading.SCHEMA$);
    public static final Topic READINGS_VERIFIED =
            erasable("readings.verified", RECEIVED_AND_WHY, VerifiedReading.SCHEMA$);
    public static final Topic READINGS_REJECTED =
            facts("readings.rejected", 4, RECEIVED_AND_WHY, RejectedReading.SCHEMA$);

    public static final Topic READINGS_REVISIONS = facts("readings.revisions", 4, USUAL, VerdictRevision.SCHEMA$);

    public static final Topic READINGS_MISSING = facts("readings.missing", 4, USUAL, MissingReadings.SCHEMA$);

    /** Of each task the last word. */
    public static final Topic READINGS_TASKS =
            new Topic("readings.tasks", 4, Retention.LAST_OF_KEY, Optional.of(ReadingTask.SCHEMA$), USUAL);

    /** Of each channel the last word on what nobody pays. */
    public static final Topic READINGS_UNALLOCATED =
            new Topic("readings.unallocated", 4, Retention.LAST_OF_KEY, Optional.of(UnallocatedEnergy.SCHEMA$), USUAL);

    public static final Topic REGISTRY_EVENTS = facts("registry.events", 1, USUAL, SignedRecord.SCHEMA$);

    public static final Topic USAGE_POINTS = reference("reference.usage-points");
    public static final Topic METER_INSTALLATIONS = reference("reference.meter-installations");
    public static final Topic ACCOUNTS = reference("reference.accounts");
    public static final Topic AGREEMENTS = reference("reference.agreements");
    public static final Topic AUTHORISATIONS = reference("reference.authorisations");
    public static final Topic TARIFFS = reference("reference.tariffs");
    public static final Topic CALORIFIC_VALUES = reference("reference.calorific-values");
    public static final Topic PRICES = reference("reference.prices");

    /** What is published about subjects: each record is the whole history of one. */
    public static final List<Topic> REFERENCE = List.of(
            USAGE_POINTS, METER_INSTALLATIONS, ACCOUNTS, AGREEMENTS, AUTHORISATIONS, TARIFFS, CALORIFIC_VALUES, PRICES);

    public static final Topic SETTLEMENT_COMMANDS = facts("settlement.commands", 4, USUAL, SignedRecord.SCHEMA$);
    public static final Topic TOP_UPS = facts("prepayment.top-ups", 4, USUAL, SignedRecord.SCHEMA$);

    public static final Topic SETTLEMENT_LINES = erasable("settlement.lines", USUAL, LedgerRecord.SCHEMA$);

    /** Of each part of a month that settlement gave up the last version. */
    public static final Topic SETTLEMENT_ARCHIVE =
            new Topic("settlement.archive", 4, Retention.LAST_OF_KEY, Optional.of(ArchivedPart.SCHEMA$), USUAL);

    public static final Topic SETTLEMENT_RECALLS =
            new Topic("settlement.recalls", 4, Retention.LAST_OF_KEY, Optional.of(ArchiveRecall.SCHEMA$), USUAL);
    public static final Topic SETTLEMENT_RECALLED =
            new Topic("settlement.recalled", 4, Retention.LAST_OF_KEY, Optional.of(ArchivedPart.SCHEMA$), USUAL);

    public static final Topic BALANCES = facts("prepayment.balances", 4, USUAL, Balance.SCHEMA$);
    public static final Topic ALERTS = erasable("prepayment.alerts", USUAL, CreditAlert.SCHEMA$);
    public static final Topic ANOMALIES = facts("anomalies.detected", 4, USUAL, Anomaly.SCHEMA$);
    public static final Topic SOURCE_ALERTS = facts("source.alerts", 1, USUAL, SourceAlert.SCHEMA$);

    /** One partition per shard: each new generation of shards has more. */
    public static final Topic LOG_LEAVES = raw("log.leaves", USUAL);

    public static final Topic LOG_TILES = facts("log.tiles", 4, 8 * MEBIBYTE, TreeUpdate.SCHEMA$);
    public static final Topic LOG_CHECKPOINTS = facts("log.checkpoints", 1, USUAL, SignedCheckpoint.SCHEMA$);
    public static final Topic LOG_ANCHORS = facts("log.anchors", 1, USUAL, Anchor.SCHEMA$);

    public static final Topic STATEMENTS = facts("billing.statements", 4, USUAL, Statement.SCHEMA$);

    public static final Topic DEAD_LETTERS = raw("dead-letters", RECEIVED_AND_WHY);
    public static final Topic PRIVACY_KEYS =
            new Topic("privacy.keys", 1, Retention.LAST_OF_KEY_OR_TOMBSTONE, Optional.of(PrivacyKey.SCHEMA$), USUAL);

    /** Which leaves of an account nobody can open any more. */
    public static final Topic ERASURES = facts("privacy.erasures", 1, USUAL, SignedRecord.SCHEMA$);

    /** What only went into the log's records, or came out of them: the log can be recomputed without. */
    public static final List<Topic> PASSING = List.of(
            READINGS_RECEIVED,
            READINGS_REJECTED,
            READINGS_MISSING,
            SETTLEMENT_COMMANDS,
            TOP_UPS,
            BALANCES,
            ANOMALIES,
            STATEMENTS,
            DEAD_LETTERS);

    /** Those with a partition per shard, which become more. */
    public static final Set<Topic> BY_SHARD = Set.of(LOG_LEAVES, LOG_TILES);

    public static final List<Topic> ALL = List.of(
            READINGS_RECEIVED,
            READINGS_VERIFIED,
            READINGS_REJECTED,
            READINGS_REVISIONS,
            READINGS_MISSING,
            READINGS_TASKS,
            READINGS_UNALLOCATED,
            REGISTRY_EVENTS,
            USAGE_POINTS,
            METER_INSTALLATIONS,
            ACCOUNTS,
            AGREEMENTS,
            AUTHORISATIONS,
            TARIFFS,
            CALORIFIC_VALUES,
            PRICES,
            SETTLEMENT_COMMANDS,
            TOP_UPS,
            SETTLEMENT_LINES,
            SETTLEMENT_ARCHIVE,
            SETTLEMENT_RECALLS,
            SETTLEMENT_RECALLED,
            BALANCES,
            ALERTS,
            ANOMALIES,
            SOURCE_ALERTS,
            LOG_LEAVES,
            LOG_TILES,
            LOG_CHECKPOINTS,
            LOG_ANCHORS,
            STATEMENTS,
            DEAD_LETTERS,
            PRIVACY_KEYS,
            ERASURES);

    private Topics() {}

    private static Topic facts(String name, int partitions, int maxMessageBytes, Schema schema) {
        return new Topic(name, partitions, Retention.EVERYTHING, Optional.of(schema), maxMessageBytes);
    }

    private static Topic erasable(String name, int maxMessageBytes, Schema schema) {
        return new Topic(name, 4, Retention.UNTIL_ERASED, Optional.of(schema), maxMessageBytes);
    }

    private static Topic reference(String name) {
        return new Topic(name, 1, Retention.LAST_OF_KEY, Optional.of(ReferenceHistory.SCHEMA$), USUAL);
    }

    private static Topic raw(String name, int maxMessageBytes) {
        return new Topic(name, 4, Retention.EVERYTHING, Optional.empty(), maxMessageBytes);
    }
}
