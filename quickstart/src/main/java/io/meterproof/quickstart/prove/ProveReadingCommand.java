package io.meterproof.quickstart.prove;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The proof of one reading. */
@Command(name = "reading", description = "Prove one reading of an accepted block, and show no other reading.")
final class ProveReadingCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIGEST", description = "The block's digest, 64 hexadecimal digits.")
    private String digest = "";

    @Parameters(index = "1", paramLabel = "INDEX", description = "The reading's position in the block, from 0.")
    private int index;

    @Mixin
    private ProofFile file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String block = URLEncoder.encode(digest, StandardCharsets.UTF_8);
        return file.fetch("/blocks/" + block + "/readings/" + index + "/proof");
    }
}
