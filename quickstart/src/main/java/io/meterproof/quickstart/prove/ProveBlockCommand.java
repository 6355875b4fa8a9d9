package io.meterproof.quickstart.prove;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The proof of one block or foreign record. */
@Command(name = "block", description = "Prove one accepted block with all its readings, or one foreign record.")
final class ProveBlockCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIGEST", description = "The block's digest, 64 hexadecimal digits.")
    private String digest = "";

    @Mixin
    private ProofFile file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return file.fetch("/blocks/" + URLEncoder.encode(digest, StandardCharsets.UTF_8) + "/proof");
    }
}
