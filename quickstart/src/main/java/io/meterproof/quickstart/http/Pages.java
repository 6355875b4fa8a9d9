package io.meterproof.quickstart.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lists of all accounts, which our API tells page by page. */
public final class Pages {
    private static final String LIMIT = "?limit=500";

    private Pages() {}

    /** How one page is asked for. */
    @FunctionalInterface
    public interface Asking {
        JsonNode ask(String url) throws IOException, InterruptedException;
    }

    /** Every page of a list, in the order of the API. */
    public static List<JsonNode> of(String list, Asking asking) throws IOException, InterruptedException {
        List<JsonNode> pages = new ArrayList<>();
        JsonNode page = asking.ask(list + LIMIT);
        pages.add(page);
        while (page.has("next")) {
            String next = URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
            page = asking.ask(list + LIMIT + "&after=" + next);
            pages.add(page);
        }
        return pages;
    }

    /** What is on every page under a field. */
    public static List<JsonNode> items(String list, String field, Asking asking)
            throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        of(list, asking).forEach(page -> page.path(field).forEach(items::add));
        return items;
    }
}
