package io.meterproof.quickstart.prove;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The whole bill. */
@Command(
        name = "bill",
        description =
                "Prove an account's whole bill up to its newest statement: the bundle, such as demo --out writes.")
final class ProveBillCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ACCOUNT", description = "The account's id.")
    private String account = "";

    @Mixin
    private ProofFile file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return file.fetch("/accounts/" + URLEncoder.encode(account, StandardCharsets.UTF_8) + "/bundle");
    }
}
