package io.meterproof.quickstart.statement;

import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.BundleLimits;
import io.meterproof.bundle.PackedBundle;
import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.quickstart.key.UnreadableFileException;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.statement.Papers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A bundle that is verified before anything is shown of it. */
final class VerifiedBundle {
    @Parameters(paramLabel = "BUNDLE", description = "A bill, such as out/bill-*.json.")
    private @Nullable Path file;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Which keys, logs and chain to believe. Without it keys stay unverified.")
    private @Nullable Path trust;

    /**
     * What is in the bundle.
     *
     * @throws StackException for a bundle that is refuted
     * @throws UnreadableFileException for one, or a trust file, that cannot be read
     */
    Papers papers() throws UnreadableFileException {
        try {
            byte[] bytes = read();
            requireVerified(bytes);
            return Papers.of(BundleCodec.decode(new String(PackedBundle.json(bytes), StandardCharsets.UTF_8))
                    .bundle());
        } catch (IOException e) {
            throw new UnreadableFileException("read", file, e);
        } catch (InvalidDocumentException e) {
            throw new StackException(file + " is no bill: " + e.getMessage(), e);
        }
    }

    private void requireVerified(byte[] bytes) throws UnreadableFileException {
        var verifier = new BundleVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
        Optional<StepResult> refuted = verifier.verify(bytes, trusted()).failure();
        if (refuted.isPresent()) {
            throw new StackException(file + " is refuted in " + refuted.get().place() + ": "
                    + refuted.get().words());
        }
    }

    private byte[] read() throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(BundleLimits.MAX_BYTES + 1);
        }
    }

    private Optional<TrustFile> trusted() throws UnreadableFileException {
        if (trust == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(TrustFileCodec.decode(Files.readString(trust)));
        } catch (IOException e) {
            throw new UnreadableFileException("read", trust, e);
        } catch (InvalidDocumentException e) {
            throw new UnreadableFileException("read as a trust file", trust, e);
        }
    }
}
