package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.quickstart.console.FileTrouble;
import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a run leaves in a directory: each bill's bundle, {@code summary.json} and {@code trust.json}. */
record Results(Path directory) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Makes the directory, before the work that would be for nothing without.
     *
     * @throws StackException if nothing can be written there
     */
    void prepare() {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "writable", null));
        } catch (IOException e) {
            throw new StackException("Cannot write to " + directory + ": " + FileTrouble.reason(e) + ".", e);
        }
    }

    /** Bills of an earlier run go: the trust file beside them would no longer be theirs. */
    void write(Map<String, byte[]> bundles, JsonNode summary, Path trustFile) throws IOException {
        Files.createDirectories(directory);
        forgetBills();
        for (Map.Entry<String, byte[]> bundle : bundles.entrySet()) {
            Files.write(directory.resolve("bill-" + Demo.fileName(bundle.getKey()) + ".json"), bundle.getValue());
        }
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(directory.resolve("summary.json").toFile(), summary);
        Files.writeString(directory.resolve("trust.json"), Files.readString(trustFile));
    }

    private void forgetBills() throws IOException {
        try (DirectoryStream<Path> bills = Files.newDirectoryStream(directory, "bill-*.json")) {
            for (Path bill : bills) {
                Files.delete(bill);
            }
        }
    }
}
