package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what became of keys. */
@Command(
        name = "list",
        description = "Say how long the keys of a meter, or of all meters, are valid, and what ended them.")
final class ListCommand extends KeyAct {
    @Parameters(arity = "0..1", paramLabel = "METER", description = "The meter's identity in hexadecimal.")
    private @Nullable String meter;

    @Mixin
    private KeyLogOptions keyLog;

    @Override
    protected int act() throws UnreadableFileException, InterruptedException {
        Optional<Hash> wanted = Optional.ofNullable(meter).map(hex -> KeyArguments.identity("meter", hex));
        List<JsonNode> histories = keyLog.open().histories(wanted);
        if (inJson()) {
            histories.forEach(history -> out().println(history));
        } else if (histories.isEmpty()) {
            out().println("No key event is known.");
        } else {
            histories.forEach(history -> out().println(HistoryText.of(history)));
        }
        return ExitCode.OK;
    }
}
