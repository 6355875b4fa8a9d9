package io.meterproof.quickstart.prove;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The proof of one ledger entry. */
@Command(name = "entry", description = "Prove one entry of an account's ledger, and show no other.")
final class ProveEntryCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account's id.")
    private String account = "";

    @Parameters(index = "1", paramLabel = "SEQUENCE", description = "The entry's number, from 1.")
    private long sequence;

    @Mixin
    private ProofFile file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String id = URLEncoder.encode(account, StandardCharsets.UTF_8);
        return file.fetch("/accounts/" + id + "/entries/" + sequence + "/proof");
    }
}
