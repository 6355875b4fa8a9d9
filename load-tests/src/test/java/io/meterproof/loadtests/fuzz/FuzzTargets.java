package io.meterproof.loadtests.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.ProofAnswer;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.MalformedBlockException;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.formats.blockfile.BlockFile;
import io.meterproof.formats.blockfile.MalformedLineException;
import io.meterproof.formats.csv.ChargingSessionCsv;
import io.meterproof.formats.csv.IntervalCsv;
import io.meterproof.formats.csv.MalformedCsvException;
import io.meterproof.formats.foreign.ForeignFormats;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocumentJson;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.Pem;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.List;
import java.util.Locale;

/** Every parser of bytes from outside. A new one is named here and gets a directory of kept inputs. */
final class FuzzTargets {
    /** What a parser declares that refuses nothing by an exception. */
    private static final class Nothing extends Exception {
        private static final long serialVersionUID = 1;
    }

    static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget("block", MalformedBlockException.class, BlockCodec::decode),
            new FuzzTarget("readings", MalformedBlockException.class, ReadingsCodec::decode),
            new FuzzTarget("block-line", MalformedLineException.class, BlockFile::parse),
            new FuzzTarget("interval-csv", MalformedCsvException.class, text(FuzzTargets::intervals)),
            new FuzzTarget("session-csv", MalformedCsvException.class, text(FuzzTargets::sessions)),
            foreign(SignedFormat.OCMF),
            foreign(SignedFormat.PCDF),
            foreign(SignedFormat.ALFEN),
            foreign(SignedFormat.SML_EDL40),
            foreign(SignedFormat.ISA_EDL40),
            foreign(SignedFormat.SML_XML),
            foreign(SignedFormat.MENNEKES_EDL),
            new FuzzTarget("foreign-verdict", Nothing.class, ForeignVerdict::of),
            new FuzzTarget("foreign-transaction", MalformedSignedRecordException.class, ForeignTransaction::of),
            new FuzzTarget("ec-public-key", InvalidKeyException.class, CurvePoint::read),
            new FuzzTarget("document", InvalidDocumentException.class, text(DocumentCodec::decode)),
            new FuzzTarget("signed-document", InvalidDocumentException.class, text(SignedDocumentJson::read)),
            new FuzzTarget("device-certificate", InvalidDocumentException.class, DeviceChain::verify),
            new FuzzTarget("pem", GeneralSecurityException.class, text(FuzzTargets::pem)),
            new FuzzTarget("trust-file", InvalidDocumentException.class, text(TrustFileCodec::decode)),
            new FuzzTarget("topic-value", MalformedRecordException.class, TopicValue::read),
            new FuzzTarget("signed-note", InvalidProofException.class, text(SignedNote::parse)),
            new FuzzTarget("checkpoint", InvalidProofException.class, text(Checkpoint::parse)),
            new FuzzTarget("note-key", InvalidProofException.class, text(NoteKey::parse)),
            new FuzzTarget("proof-answer", InvalidDocumentException.class, text(ProofAnswer::parse)),
            new FuzzTarget("bundle", InvalidDocumentException.class, text(BundleCodec::decode)),
            new FuzzTarget("bundle-verdict", Nothing.class, BundleVerdict::of));

    private FuzzTargets() {}

    /** @throws IllegalArgumentException if there is none of this name */
    static FuzzTarget named(String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fuzz target " + name));
    }

    private static FuzzTarget foreign(SignedFormat format) {
        return new FuzzTarget(
                format.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                MalformedSignedRecordException.class,
                bytes -> ForeignFormats.parse(format, bytes));
    }

    private static Parser text(TextParser parser) {
        return bytes -> parser.parse(new String(bytes, UTF_8));
    }

    private static void intervals(String text) throws Exception {
        IntervalCsv.read(new StringReader(text)).forEach(row -> {});
    }

    private static void sessions(String text) throws Exception {
        ChargingSessionCsv.read(new StringReader(text)).forEach(row -> {});
    }

    private static void pem(String text) throws GeneralSecurityException {
        Pem.publicKey(text, "EC", CryptoProviders.bouncyCastle());
    }

    @FunctionalInterface
    private interface TextParser {
        void parse(String text) throws Exception;
    }
}
