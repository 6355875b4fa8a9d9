package io.meterproof.quickstart.fsck;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Erasure;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.prepayment.AlertJson;
import io.meterproof.metering.prepayment.AlertKind;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.CreditAlerts;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One household's blocks, warnings and erasures, with their leaves in a log. */
final class LoggedHousehold {
    static final byte[] MASTER_KEY = new byte[PrivacyKey.LENGTH];
    private static final Instant SIGNED = Instant.parse("2026-01-01T00:00:00Z");
    private static final PrivacyKeyHolder HOLDER = PrivacyKeyHolder.usagePoint("HOME");
    private static final PrivacyKey KEY = PrivacyKey.of(new byte[PrivacyKey.LENGTH]);

    private final TestLog log;
    private final MemoryTopics topics;
    private int blocks;

    LoggedHousehold(TestLog log) {
        this.log = log;
        topics = log.topics;
    }

    /** Three epochs of its blocks and of somebody's leaves. */
    void fillThreeEpochs() {
        publishPrivacyKey();
        accept(300);
        log.append(2, 5);
        log.epoch();
        accept(300);
        log.epoch();
        log.append(2, 1);
        accept(1);
        log.epoch();
    }

    /** Blocks of the household, each with its leaf in shard 0, and an update of the tiles for all of them. */
    void accept(int count) {
        AvroWire<VerifiedReading> wire = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, log.registry);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] signed = ByteBuffer.allocate(184).putInt(blocks++).array();
            byte[] signature = new byte[64];
            VerifiedReading reading = new VerifiedReading(
                    0L,
                    "METER_SIGNED",
                    true,
                    "test",
                    "native/1",
                    ByteBuffer.wrap(signed),
                    ByteBuffer.wrap(signature),
                    ByteBuffer.wrap(new byte[0]),
                    null,
                    null,
                    "HOME",
                    1L,
                    null,
                    null,
                    null);
            topics.add(Topics.READINGS_VERIFIED, 0, new byte[0], wire.write(reading));
            leaves.add(LogEntry.commit(KEY, Payload.block(signed, signature)).bytes());
        }
        log.append(0, leaves);
    }

    /** A block's leaf once more. */
    void commitAgain(int leaf) {
        log.append(0, List.of(topics.partition(Topics.LOG_LEAVES, 0).get(leaf).value()));
    }

    /** One of its blocks, signed by both operators or one, and in the log or not. */
    void erase(int leaf, boolean approved, boolean logged) {
        Hash named =
                TreeHasher.leaf(topics.partition(Topics.LOG_LEAVES, 0).get(leaf).value());
        SignedDocument signed =
                log.signers.sign(new Erasure("account-1", List.of(named), "ten years are over", SIGNED), approved);
        topics.add(
                Topics.ERASURES,
                0,
                "account-1".getBytes(UTF_8),
                new AvroWire<>(Topics.ERASURES, SignedRecord.class, log.registry)
                        .write(SignedDocuments.toAvro(signed)));
        if (logged) {
            log.append(3, List.of(LogEntry.erasure(signed.json()).bytes()));
        }
    }

    /** A warning to an account, with its leaf in shard 1 where the attempt that told it did not fail. */
    void warn(String account, boolean committed) {
        publishPrivacyKey(PrivacyKeyHolder.account(account));
        String id = TreeHasher.sha256(account.getBytes(UTF_8)).hex();
        CreditAlert alert = new CreditAlert(id, account, AlertKind.LOW_CREDIT, SIGNED, 1, Optional.empty(), "EUR");
        topics.add(
                Topics.ALERTS,
                0,
                account.getBytes(UTF_8),
                new AvroWire<>(Topics.ALERTS, io.meterproof.records.avro.CreditAlert.class, log.registry)
                        .write(CreditAlerts.toAvro(alert)));
        if (committed) {
            log.append(1, List.of(LogEntry.commit(KEY, AlertJson.payload(alert)).bytes()));
        }
    }

    void publishPrivacyKey() {
        publishPrivacyKey(HOLDER);
    }

    private void publishPrivacyKey(PrivacyKeyHolder holder) {
        byte[] wrapped = KEY.wrap(MASTER_KEY, holder, new byte[PrivacyKey.NONCE_LENGTH]);
        var value = new io.meterproof.records.avro.PrivacyKey(holder.name(), ByteBuffer.wrap(wrapped));
        topics.add(
                Topics.PRIVACY_KEYS,
                0,
                holder.name().getBytes(UTF_8),
                new AvroWire<>(Topics.PRIVACY_KEYS, io.meterproof.records.avro.PrivacyKey.class, log.registry)
                        .write(value));
    }

    void destroyPrivacyKey() {
        topics.add(Topics.PRIVACY_KEYS, 0, HOLDER.name().getBytes(UTF_8), null);
    }

    /** The key was lost, and no tombstone says that it was there. */
    void losePrivacyKey() {
        topics.partition(Topics.PRIVACY_KEYS, 0).clear();
    }

    /** A reading's tombstone. */
    void bury(String key) {
        topics.add(Topics.READINGS_VERIFIED, 0, key.getBytes(UTF_8), null);
    }
}
