package io.meterproof.quickstart.prove;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.console.FileTrouble;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a proof comes from and goes to. */
final class ProofFile {
    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the proof. Default: the console.")
    private @Nullable Path out;

    @Mixin
    private DataDirectory data;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    /**
     * Asks the billing API and writes what it answers.
     *
     * @param path such as {@code /blocks/…/proof}
     * @throws StackException without a stack, or if it has no such proof, with its reason
     */
    int fetch(String path) throws IOException, InterruptedException {
        JsonHttp.Answer answer = answer(endpoints().billingUrl() + path);
        if (!(answer.status() == 200 && answer.body() instanceof ObjectNode proof)) {
            throw new StackException("No proof: "
                    + answer.body().path("detail").asText("the billing service answers with " + answer.status()));
        }
        return write(CanonicalJson.encode(proof), out -> "./meterproof verify " + out + " --trust FILE");
    }

    private static JsonHttp.Answer answer(String url) throws InterruptedException {
        try {
            return JsonHttp.exchange("GET", url, null);
        } catch (IOException e) {
            throw new StackException("No proof: " + url + " does not answer: " + e.getMessage(), e);
        }
    }

    /** @throws StackException without a stack */
    Endpoints endpoints() throws IOException {
        return LocalStack.running(data.path())
                .map(StackState::endpoints)
                .orElseThrow(() -> new StackException("Nothing is running: start it with ./meterproof up."));
    }

    /** @param command what verifies the file of this name */
    int write(String json, UnaryOperator<String> command) {
        if (out == null) {
            spec.commandLine().getOut().println(json);
            return ExitCode.OK;
        }
        try {
            Files.writeString(out, json);
        } catch (IOException e) {
            throw new StackException("Cannot write " + out + ": " + FileTrouble.reason(e));
        }
        spec.commandLine().getOut().println(out + ": verify it with " + command.apply(out.toString()));
        return ExitCode.OK;
    }
}
