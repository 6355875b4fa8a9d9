package io.meterproof.quickstart.usagepoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.console.HttpAddress;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The REST API of the running stack, or of any other billing-sink. */
final class BillingApi {
    @Mixin
    private DataDirectory data = new DataDirectory();

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = HttpAddress.class,
            description = "Ask this billing-sink (default: that of the running stack).")
    private @Nullable String url;

    /** @throws StackException with the reason why there is no answer */
    JsonNode get(String path) throws IOException, InterruptedException {
        return JsonHttp.ask(address() + path);
    }

    /** As part of a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String address() throws IOException {
        if (url != null) {
            return url.replaceFirst("/$", "");
        }
        return LocalStack.running(data.path())
                .map(state -> state.endpoints().billingUrl())
                .orElseThrow(
                        () -> new StackException("Nothing is running: start it with ./meterproof up, or name --url."));
    }
}
