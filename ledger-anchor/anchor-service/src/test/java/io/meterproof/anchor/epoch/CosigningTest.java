package io.meterproof.anchor.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.MemoryStore;
import io.meterproof.anchor.TestKey;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.chain.Slot;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.anchor.witness.TestWitness;
import io.meterproof.anchor.witness.WitnessAddress;
import io.meterproof.anchor.witness.WitnessClient;
import io.meterproof.anchor.witness.Witnesses;
import io.meterproof.anchor.witness.WitnessesUnavailableException;
import io.meterproof.metering.commitment.Generation;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.TreeEdge;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two witnesses over HTTP, one of which cosigns with ML-DSA-44. */
class CosigningTest {
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final Slot SLOT = new Slot(new Contract(1, "0x00000000000000000000000000000000000000aa"), Hash.ZERO);

    private final MemoryStore store = new MemoryStore();
    private final TestKey logKey = TestKey.generate();
    private final EpochLog epochLog = new EpochLog(new Origins("test.local"), logKey.signer());
    private TestWitness classic;
    private TestWitness quantum;

    @BeforeEach
    void startWitnesses() throws Exception {
        NoteKey log = NoteKey.of("test.local/epochs", logKey.pair().getPublic());
        classic = TestWitness.start(
                "w.example/1",
                NoteAlgorithm.ED25519_COSIGNATURE,
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair(),
                PROVIDER,
                log);
        quantum = TestWitness.start(
                "w.example/2",
                NoteAlgorithm.ML_DSA_44_COSIGNATURE,
                KeyPairGenerator.getInstance("ML-DSA-44", PROVIDER).generateKeyPair(),
                PROVIDER,
                log);
    }

    @AfterEach
    void stopWitnesses() {
        classic.close();
        quantum.close();
    }

    @Test
    void everyEpochIsStoredWithBothCosignatures() {
        for (int epoch = 0; epoch < 5; epoch++) {
            next(epoch);
            Epoch cosigned = cosigning(2).cosigned(store.newest().orElseThrow());
            SignedNote note = SignedNote.parse(cosigned.log().note());
            assertThat(note.signatures()).hasSize(3);
            assertThatCode(() -> {
                        note.verify(classic.address().key(), PROVIDER);
                        note.verify(quantum.address().key(), PROVIDER);
                    })
                    .doesNotThrowAnyException();
            assertThat(store.newest()).hasValue(cosigned);
        }
    }

    @Test
    void withoutAsManyAsAreDemandedThereIsNoEpochForAnybody() {
        next(0);
        quantum.goAway(true);
        assertThatExceptionOfType(WitnessesUnavailableException.class)
                .isThrownBy(() -> cosigning(2).cosigned(store.newest().orElseThrow()))
                .withMessageContaining("1 witnesses have cosigned and 2 are demanded: w.example/2: it answers 503");
        quantum.goAway(false);
        assertThat(cosigning(2).cosigned(store.newest().orElseThrow()).log().note())
                .contains("w.example/1", "w.example/2");
    }

    @Test
    void aWitnessThatMissedEpochsIsGivenAProofFromWhereItStands() {
        next(0);
        cosigning(2).cosigned(store.newest().orElseThrow());
        quantum.goAway(true);
        for (int epoch = 1; epoch < 4; epoch++) {
            next(epoch);
            cosigning(1).cosigned(store.newest().orElseThrow());
        }
        quantum.goAway(false);
        next(4);
        assertThat(cosigning(2).cosigned(store.newest().orElseThrow()).log().note())
                .contains("w.example/2");
    }

    @Test
    void aForkedLogGetsNoCosignature() {
        next(0);
        cosigning(2).cosigned(store.newest().orElseThrow());
        MemoryStore forked = new MemoryStore();
        Leaves.grow(forked, 0, 0, 9);
        Epoch other = epochLog.next(
                forked.newest(), forked.heads(), Generation.FIRST, Hash.ZERO, TreeEdge.EMPTY, SLOT, Instant.EPOCH);
        forked.append(other);
        assertThatExceptionOfType(WitnessesUnavailableException.class)
                .isThrownBy(() -> new Cosigning(forked, forked, witnesses(1)).cosigned(other))
                .withMessageContaining("it answers 409");
    }

    @Test
    void aKeyThatSignsAsALogIsNoWitness() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WitnessAddress.parse(
                        NoteKey.of("test.local", logKey.pair().getPublic()) + "=http://127.0.0.1:1"));
    }

    private void next(int epoch) {
        Leaves.grow(store, 0, epoch, epoch + 1);
        TreeEdge edge = TreeEdge.read(store.tiles(TreeStore.EPOCHS), epoch);
        assertThat(store.append(epochLog.next(
                        store.newest(), store.heads(), Generation.FIRST, Hash.ZERO, edge, SLOT, Instant.EPOCH)))
                .isTrue();
        new Cosigning(store, store, Witnesses.NONE).putTiles(store.newest().orElseThrow());
    }

    private Cosigning cosigning(int demanded) {
        return new Cosigning(store, store, witnesses(demanded));
    }

    private Witnesses witnesses(int demanded) {
        return new Witnesses(
                List.of(new WitnessClient(classic.address(), PROVIDER), new WitnessClient(quantum.address(), PROVIDER)),
                demanded);
    }
}
