package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One command about proposals. What is refused ends with 1, a file that cannot be read with 2, each with one line that says why. */
public abstract class KeyAct implements Callable<Integer> {
    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws InterruptedException {
        try {
            return act();
        } catch (InvalidDocumentException e) {
            ObjectNode refused =
                    CanonicalJson.newObject().put("field", e.field()).put("reason", e.reason());
            if (json) {
                out().println(CanonicalJson.newObject().set("refused", refused));
            }
            err().println("Refused: " + e.getMessage());
            return ExitCode.SOFTWARE;
        } catch (UnreadableFileException e) {
            err().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    /** @return the exit code */
    protected abstract int act() throws UnreadableFileException, InterruptedException;

    /** Says what was done, in words or as JSON. */
    public final void say(ObjectNode asJson, String words) {
        out().println(json ? asJson.toString() : words);
    }

    /** The command that shows, signs and publishes what this one proposes. */
    protected String shownBy() {
        return "key";
    }

    final boolean inJson() {
        return json;
    }

    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Judges as the settlement job does. */
    protected static DocumentVerifier verifier() {
        return new DocumentVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
    }
}
