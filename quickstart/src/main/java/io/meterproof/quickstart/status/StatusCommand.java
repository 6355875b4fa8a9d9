package io.meterproof.quickstart.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.meterproof.quickstart.console.ConsoleProgress;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.console.EndpointList;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what runs and where; exits 0 only when every part, job and connector is ready. */
@Command(name = "status", description = "Say what runs and where; exit 0 only when everything is ready.")
public final class StatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Mixin
    private DataDirectory data;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var state = LocalStack.running(data.path());
        if (state.isPresent()) {
            state = Optional.of(Work.addedTo(state.get()));
        }
        if (json) {
            out.println(JSON.writeValueAsString(state.<Object>map(each -> each).orElse(Map.of("phase", "STOPPED"))));
        } else if (state.isPresent()) {
            print(state.get(), out);
        } else {
            out.println("Nothing is running.");
        }
        return state.filter(StackState::allReady).isPresent() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void print(StackState state, PrintWriter out) {
        out.println(state.phase().name().toLowerCase(Locale.ROOT) + ", owned by pid "
                + state.owner().pid());
        state.parts().forEach(part -> out.println(ConsoleProgress.line(part)));
        EndpointList.print(state.endpoints(), out);
    }
}
