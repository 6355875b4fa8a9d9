package io.meterproof.metering.keylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.metering.document.KeyEvent;
import io.meterproof.metering.document.KeyRevocation;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.ledger.Golden;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyHistoryTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Hash KEY = KeySigners.identity("old");
    private static final MeterEnrolment ENROLMENT =
            KeySigners.enrolment("old", new Effective(FROM, Optional.of(FROM.plusSeconds(3600))), new Voucher.Maker());
    private static final KeyEvent REVOCATION =
            new KeyRevocation(KeySigners.METER, KEY, FROM.plusSeconds(1800), "meter scrapped");
    private static final KeyEvent COMPROMISE = new KeyCompromise(
            KeySigners.METER,
            KEY,
            FROM.plusSeconds(900),
            "key published",
            7,
            List.of(new Proven(ObisCode.ACTIVE_IMPORT, BlockKind.SEAL, 96)));

    @Test
    void theLifeOfAKeyIsWhatItsEventsLeave() {
        KeyLife life = history(ENROLMENT, REVOCATION, COMPROMISE).lives().get(0);

        assertThat(life.enrolment()).contains(ENROLMENT);
        assertThat(life.revoked().orElseThrow().at()).isEqualTo(FROM.plusSeconds(1800));
        assertThat(life.compromised().orElseThrow().since()).isEqualTo(FROM.plusSeconds(900));
        assertThat(life.events()).extracting(KeyLogEntry::position).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aKeyMayBeRevokedBeforeItIsEnrolled() {
        KeyLife life = history(REVOCATION).lives().get(0);

        assertThat(life.enrolment()).isEmpty();
        assertThat(life.revoked()).isPresent();
    }

    @Test
    void eachKeyHasALifeOfItsOwn() {
        KeyEvent other = KeySigners.enrolment("new", new Effective(FROM, Optional.empty()), new Voucher.Maker());

        assertThat(history(ENROLMENT, other, REVOCATION).lives())
                .extracting(KeyLife::key)
                .containsExactly(KEY, KeySigners.identity("new"));
    }

    @Test
    void aResolvedConflictIsInTheHistoryAndEndsNoKey() {
        ConflictResolution resolution = new ConflictResolution(
                KeySigners.METER, ObisCode.ACTIVE_IMPORT, BlockKind.LIVE, 7, Hash.ZERO, "read off the meter");
        KeyHistory before = history(ENROLMENT);
        KeyHistory history = before.with(new KeyLogEntry(1, hash(1), resolution));

        assertThat(history.size()).isEqualTo(2);
        assertThat(history.keys()).isSameAs(before.keys());
        assertThat(history.lives()).hasSize(1);
    }

    @Test
    void anEventIsFoundByItsHash() {
        KeyHistory history = history(ENROLMENT);

        assertThat(history.holds(hash(0))).isTrue();
        assertThat(history.holds(hash(1))).isFalse();
    }

    @Test
    void aDocumentAboutNoKeyIsRefused() {
        SignedDocument account = DocumentSigner.sign(
                new Account("a-1", "A household", "EUR", Payment.CREDIT, 0),
                new DocumentSigner(Role.REGISTRAR, KeySigners.blocks("registrar")));
        DocumentVerifier verifier = new DocumentVerifier((key, message, signature) -> SignatureOutcome.VALID);
        TrustedKeys trusted = KeySigners.trusting(Role.REGISTRAR, "registrar");

        assertThatThrownBy(() -> KeyHistory.NONE.with(account, 0, verifier, trusted))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("type: does not belong in the key log");
    }

    @Test
    void itsJsonKeepsItsBytes() throws IOException {
        byte[] json = CanonicalJson.encode(
                        KeyHistoryJson.write(KeySigners.METER, history(ENROLMENT, REVOCATION, COMPROMISE)))
                .getBytes(StandardCharsets.UTF_8);

        assertThat(json).isEqualTo(Golden.bytes("key-history/v1/ended.hex", json));
    }

    private static KeyHistory history(RegistryEvent... events) {
        KeyHistory history = KeyHistory.NONE;
        for (int i = 0; i < events.length; i++) {
            history = history.with(new KeyLogEntry(i, hash(i), events[i]));
        }
        return history;
    }

    private static Hash hash(int seed) {
        return KeySigners.identity("document " + seed);
    }
}
