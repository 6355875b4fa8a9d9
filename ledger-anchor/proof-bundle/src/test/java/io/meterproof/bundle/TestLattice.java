package io.meterproof.bundle;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.Voucher;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Cosignature;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** A day of a meter whose Ed25519 key gave way to one of ML-DSA-44, in an epoch that a witness cosigned. */
final class TestLattice {
    private static final TestMlDsaKey KEY = new TestMlDsaKey("home-meter");
    private static final TestKeys BEFORE = new TestKeys("home-meter");
    private static final TestKeys WITNESS = new TestKeys("WITNESS");
    private static final Instant COSIGNED = Instant.parse("2026-03-10T00:00:00Z");

    private TestLattice() {}

    static byte[] bytes() {
        SignedBlock block = TestBundles.home(KEY.signer(), 1, "2026-03-01T00:00:00Z", 1_100, false, 1_100);
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(block, 1, 1), Instant.parse("2026-03-02T01:00:00Z"))
                .close(TestRegistry.FROM, TestRegistry.TO, List.of(TestBundles.TERMS.get(0)));
        List<SignedDocument> documents = List.of(
                TestRegistry.account(),
                TestRegistry.usagePoint(TestRegistry.HOME, "home"),
                TestRegistry.enrolment("home-meter"),
                rotation(),
                TestRegistry.installation("home-meter", TestRegistry.HOME),
                TestRegistry.agreement(),
                TestRegistry.tariffDocument(),
                TestRegistry.close());
        BundleBuilder builder = TestBundles.builder(Evidence.select(
                TestRegistry.ACCOUNT,
                ledger.entries(),
                List.of(TestBundles.evidence(block, TestRegistry.HOME)),
                documents,
                TestRegistry.keys()));
        return BundleCodec.encode(builder.build(cosigned(TestLog.holding(builder.leaves(), builder.pointer()))));
    }

    private static SignedDocument rotation() {
        MeterEnrolment rotation = new MeterEnrolment(
                "Maker",
                "home-meter",
                TestRegistry.meter("home-meter"),
                SignatureAlgorithm.ML_DSA_44,
                HexFormat.of().formatHex(KEY.raw()),
                KEY.signer().key(),
                TestRegistry.ALWAYS,
                new Voucher.Predecessor(
                        SignatureAlgorithm.ED25519,
                        BEFORE.hex(),
                        BEFORE.signer().key()));
        return DocumentSigner.sign(
                rotation,
                new DocumentSigner(Role.METER, KEY.signer()),
                BEFORE.as(Role.METER),
                new TestKeys("operator-1").as(Role.OPERATOR),
                new TestKeys("operator-2").as(Role.OPERATOR));
    }

    private static ProofAnswer cosigned(ProofAnswer answer) {
        LogProof log = answer.log();
        Checkpoint checkpoint =
                Checkpoint.parse(SignedNote.parse(log.epochCheckpoint()).text());
        NoteKey key = new NoteKey("witness.example", NoteAlgorithm.ED25519_COSIGNATURE, WITNESS.raw());
        String line = Cosignature.sign(checkpoint, key, WITNESS.privateKey(), COSIGNED, TestKeys.PROVIDER)
                .line();
        LogProof cosigned = new LogProof(
                log.epoch(),
                log.generation(),
                log.firstShard(),
                log.shards(),
                log.shardSetSize(),
                log.shardSetProof(),
                log.statementIndex(),
                log.statementPath(),
                log.epochInclusion(),
                log.epochCheckpoint() + line);
        return new ProofAnswer(cosigned, answer.anchor(), answer.newest(), answer.places());
    }
}
