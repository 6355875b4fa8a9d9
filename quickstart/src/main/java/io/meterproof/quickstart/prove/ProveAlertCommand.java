package io.meterproof.quickstart.prove;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The proof of one warning. */
@Command(
        name = "alert",
        description = "Prove that an account was warned: when, of what, and with how much credit left.")
final class ProveAlertCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The alert's id, 64 hexadecimal digits.")
    private String id = "";

    @Mixin
    private ProofFile file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return file.fetch("/alerts/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/proof");
    }
}
