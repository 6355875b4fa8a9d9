package io.meterproof.metering.keylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyRevocation;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.metering.verdict.VerdictPolicy;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A meter's key is replaced: the old one signs for the new one, both count for a while, then the old one ends. */
class KeyRotationTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant OVERLAP = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Channel CHANNEL = new Channel(KeySigners.METER, ObisCode.ACTIVE_IMPORT);

    private final BlockVerdicts verdicts =
            new BlockVerdicts(ProviderVerifier.of(CryptoProviders.bouncyCastle()), VerdictPolicy.DEFAULT);
    private final KeyHistory enrolled = after(KeyHistory.NONE, enrolment(), KeySigners.maker());

    @Test
    void duringTheOverlapBothKeysCount() {
        KeyHistory rotated = after(enrolled, rotation(), KeySigners.meter("old"));

        assertThat(verdict("old", OVERLAP, rotated)).isEqualTo(Verdict.ACCEPTED);
        assertThat(verdict("new", OVERLAP, rotated)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void beforeItsBeginTheNewKeyDoesNotCount() {
        KeyHistory rotated = after(enrolled, rotation(), KeySigners.meter("old"));

        assertThat(verdict("new", OVERLAP.minus(HOUR), rotated)).isEqualTo(Verdict.KEY_NOT_VALID_AT);
    }

    @Test
    void atItsEndTheOldKeyExpires() {
        KeyHistory rotated = after(enrolled, rotation(), KeySigners.meter("old"));

        assertThat(verdict("old", END.minus(HOUR), rotated)).isEqualTo(Verdict.ACCEPTED);
        assertThat(verdict("old", END, rotated)).isEqualTo(Verdict.KEY_NOT_VALID_AT);
        assertThat(verdict("new", END, rotated)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void theKeyBeforeMustSign() {
        assertThatThrownBy(() -> after(enrolled, rotation(), KeySigners.maker()))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("signatures: lacks that of another key of METER");
    }

    @Test
    void aKeyThatIsNotTheMetersVouchesForNothing() {
        assertRefused(KeyHistory.NONE, rotation(), "voucher.key: is not the meter's at 2026-02-01T00:00:00Z");
    }

    @Test
    void anExpiredKeyVouchesForNothing() {
        MeterEnrolment late =
                KeySigners.enrolment("new", new Effective(END, Optional.empty()), KeySigners.predecessor("old"));

        assertRefused(enrolled, late, "voucher.key: is not the meter's at 2026-03-01T00:00:00Z");
    }

    @Test
    void aRevokedKeyVouchesForNothing() {
        KeyHistory revoked = after(enrolled, new KeyRevocation(KeySigners.METER, old(), OVERLAP, "lost"));

        assertRefused(revoked, rotation(), "voucher.key: is not the meter's at 2026-02-01T00:00:00Z");
    }

    @Test
    void aCompromisedKeyVouchesForNothing() {
        KeyHistory lost =
                after(enrolled, new KeyCompromise(KeySigners.METER, old(), END.minus(HOUR), "published", 7, List.of()));

        assertRefused(lost, rotation(), "voucher.key: is compromised");
    }

    @Test
    void anEnrolmentThatIsPlayedBackDoesNotUndoALaterOne() {
        KeyHistory shortened = after(
                enrolled,
                KeySigners.enrolment("old", new Effective(FROM, Optional.of(OVERLAP)), new Voucher.Maker()),
                KeySigners.maker());

        assertThatThrownBy(() -> after(shortened, enrolment(), KeySigners.maker()))
                .hasMessage("key: is enrolled for this very time already");
        assertThat(verdict("old", OVERLAP, shortened)).isEqualTo(Verdict.KEY_NOT_VALID_AT);
    }

    private static MeterEnrolment enrolment() {
        return KeySigners.enrolment("old", new Effective(FROM, Optional.of(END)), new Voucher.Maker());
    }

    private static MeterEnrolment rotation() {
        return KeySigners.enrolment("new", new Effective(OVERLAP, Optional.empty()), KeySigners.predecessor("old"));
    }

    private static Hash old() {
        return KeySigners.identity("old");
    }

    private static void assertRefused(KeyHistory history, MeterEnrolment document, String message) {
        assertThatThrownBy(() -> after(history, document, KeySigners.meter("old")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage(message);
    }

    /** The history after a document that both operators approve; an enrolment with proof of possession and a second party. */
    private static KeyHistory after(KeyHistory history, MeterEnrolment enrolment, DocumentSigner second) {
        SignedDocument signed = DocumentSigner.sign(
                enrolment,
                KeySigners.meter(enrolment.key().equals(old()) ? "old" : "new"),
                second,
                KeySigners.firstOperator(),
                KeySigners.secondOperator());
        return next(history, signed);
    }

    private static KeyHistory after(KeyHistory history, Document document) {
        return next(history, DocumentSigner.sign(document, KeySigners.firstOperator(), KeySigners.secondOperator()));
    }

    private static KeyHistory next(KeyHistory history, SignedDocument signed) {
        return history.with(signed, history.size(), KeySigners.VERIFIER, KeySigners.TRUSTED);
    }

    private Verdict verdict(String key, Instant begin, KeyHistory history) {
        return verdicts.decide(
                        BlockBuilder.live(CHANNEL)
                                .firstSequence(1)
                                .start(begin)
                                .interval(HOUR)
                                .values(1)
                                .closingRegister(1)
                                .sign(KeySigners.blocks(key), new byte[Hash.LENGTH])
                                .simulated(END.plus(HOUR.multipliedBy(2)), "test"),
                        history.keys(),
                        ChannelState.EMPTY)
                .verdict();
    }
}
