package io.meterproof.quickstart.fsck;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who signs a log's checkpoints, and the two operators. */
final class LogSigners {
    /** The log's name, with which the origins of its trees begin. */
    static final String NAME = "test.local";

    private final KeyPair log = newKey();
    private final List<KeyPair> operatorKeys = List.of(newKey(), newKey());
    private final List<DocumentSigner> operators =
            operatorKeys.stream().map(LogSigners::operator).toList();

    SignedNote sign(Checkpoint checkpoint) {
        NoteKey key = NoteKey.of(checkpoint.origin(), log.getPublic());
        return SignedNote.sign(checkpoint.text(), key, log.getPrivate(), Security.getProvider("SunEC"));
    }

    /** Signed by both operators, or by one. */
    SignedDocument sign(Document document, boolean approved) {
        List<DocumentSigner> signers = approved ? operators : operators.subList(0, 1);
        return DocumentSigner.sign(document, signers.toArray(DocumentSigner[]::new));
    }

    List<TrustedKey> trusted() {
        return Stream.concat(
                        Stream.of(trusted(Role.LOG, log)),
                        operatorKeys.stream().map(each -> trusted(Role.OPERATOR, each)))
                .toList();
    }

    private static DocumentSigner operator(KeyPair pair) {
        BlockSigner key = new BlockSigner(
                SignatureAlgorithm.ED25519, identity(pair), pair.getPrivate(), Security.getProvider("SunEC"));
        return new DocumentSigner(Role.OPERATOR, key);
    }

    private static TrustedKey trusted(Role role, KeyPair pair) {
        return new TrustedKey(
                role,
                identity(pair),
                SignatureAlgorithm.ED25519,
                HexFormat.of().formatHex(raw(pair)),
                new Effective(Instant.EPOCH, Optional.empty()));
    }

    private static Hash identity(KeyPair pair) {
        return Identities.key(SignatureAlgorithm.ED25519, raw(pair));
    }

    private static byte[] raw(KeyPair pair) {
        return NoteKey.of(NAME, pair.getPublic()).raw();
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has Ed25519", e);
        }
    }
}
