package io.meterproof.metering.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.Identities;
import io.meterproof.metering.ledger.Golden;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitmentTest {
    private static final PrivacyKey KEY = PrivacyKey.of(filled(32, 7));
    private static final byte[] MASTER = filled(32, 9);
    private static final byte[] NONCE = filled(12, 3);
    private static final PrivacyKeyHolder HOLDER = PrivacyKeyHolder.account("a-1");

    @Test
    void aBlocksLogEntryKeepsItsBytes() throws IOException {
        byte[] entry = LogEntry.commit(KEY, Payload.block(filled(184, 1), filled(64, 2)))
                .bytes();

        assertThat(entry).hasSize(34).isEqualTo(Golden.bytes("log-entry/v1/block.hex", entry));
    }

    @Test
    void aForeignRecordsLogEntryKeepsItsBytes() throws IOException {
        Hash digest = Identities.record("ocmf", List.of("{}".getBytes(StandardCharsets.UTF_8)));
        byte[] record = "OCMF|{}|{}".getBytes(StandardCharsets.UTF_8);
        byte[] entry =
                LogEntry.commit(KEY, Payload.record("ocmf", record, digest)).bytes();

        assertThat(entry).isEqualTo(Golden.bytes("log-entry/v1/record.hex", entry));
    }

    @Test
    void aLedgerEntrysLogEntryKeepsItsBytes() throws IOException {
        byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] entry = LogEntry.commit(KEY, Payload.ledgerEntry("a-1", 1, json)).bytes();

        assertThat(entry).isEqualTo(Golden.bytes("log-entry/v1/ledger-entry.hex", entry));
    }

    @Test
    void anotherTypeOfTheSameIdHasAnotherSalt() {
        assertThat(Salts.derive(KEY, EntryType.BLOCK, Hash.ZERO))
                .isNotEqualTo(Salts.derive(KEY, EntryType.LEDGER_ENTRY, Hash.ZERO));
    }

    @Test
    void aWrappedKeyKeepsItsBytes() throws IOException {
        byte[] wrapped = KEY.wrap(MASTER, HOLDER, NONCE);

        assertThat(wrapped).isEqualTo(Golden.bytes("privacy-key/v1/account.hex", wrapped));
    }

    @Test
    void aWrappedKeyOpensForItsHolder() throws GeneralSecurityException {
        assertThat(PrivacyKey.unwrap(MASTER, HOLDER, KEY.wrap(MASTER, HOLDER, NONCE)))
                .isEqualTo(KEY);
    }

    @Test
    void aWrappedKeyDoesNotOpenForAnotherHolder() {
        byte[] wrapped = KEY.wrap(MASTER, HOLDER, NONCE);

        assertThatThrownBy(() -> PrivacyKey.unwrap(MASTER, PrivacyKeyHolder.account("a-2"), wrapped))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aKeyNeverPrintsItself() {
        assertThat(KEY).hasToString("PrivacyKey");
    }

    @Test
    void aHoldersShardIsTheUnsignedRemainderOfItsNamesHash() {
        assertThat(new Shards(0, 1).of(HOLDER)).isZero();
        assertThat(new Shards(0, 4).of(HOLDER)).isEqualTo((int) (HOLDER.hash().prefix() & 3));
        assertThat(new Shards(4, 4).of(HOLDER))
                .isEqualTo(4 + (int) (HOLDER.hash().prefix() & 3));
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
