package io.meterproof.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Identities;
import io.meterproof.quickstart.Meterproof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Those who answer for bills, with the command as the documentation tells it, on a stack that has played the neighbourhood.
 *
 * @param data of the stack
 * @param desk where their files lie
 */
record BillingTeam(Path data, Path desk) {
    private static final String SIGNED_SINCE = "\"from\":\"2026-01-16T23:00:00Z\"";
    private static final String METER = Identities.meter("Simulated", "E-13").hex();
    private static final String AGREEMENT = "{\"document\":{\"type\":\"agreement\",\"account\":\"home-13\","
            + "\"usagePoint\":\"electricity-13\",\"readingType\":\"1-0:1.8.0*255\",\"endUse\":\"home\",%s},\"signatures\":[]}";
    private static final String AUTHORISATION = "{\"document\":{\"type\":\"authorisation\",\"account\":\"home-07\","
            + "\"token\":\"token-07\",\"endUse\":\"ev-charging\",%s},\"signatures\":[]}";
    private static final String SPOT = """
            id: spot
            currency: EUR
            zone: Europe/Berlin
            from: 2026-01-16T23:00:00Z
            rounding: half-up
            components:
              - {kind: dynamic, id: energy, unit: kWh, series: DE-LU, factor: 1, addition: 0.12}
            """;
    private static final String OCPI = """
            {"id": "station", "currency": "EUR", "elements": [{"price_components": [
              {"type": "FLAT", "price": 0.50, "step_size": 1},
              {"type": "ENERGY", "price": 0.35, "step_size": 1},
              {"type": "TIME", "price": 1.20, "step_size": 60},
              {"type": "PARKING_TIME", "price": 3.00, "step_size": 300}]}]}
            """;

    /** Two operators say what home 13 used on its first day. */
    void editReadings() throws IOException {
        Path edit = desk.resolve("edit.json");
        String values = String.join(",", Collections.nCopies(48, "0.200"));
        List<String> command = new ArrayList<>(List.of("reading", "edit", "--meter", METER, "--out", edit.toString()));
        command.addAll(List.of("--obis", "1-0:1.8.0*255", "--first", "1", "--start", "2026-02-15T23:00:00Z"));
        command.addAll(List.of("--interval", "1800", "--values", values));
        command.addAll(List.of("--author", "A. Clerk", "--reason", "display read, photo 17"));
        assertThat(run(command.toArray(String[]::new))).contains("edit of numbers 1 to 48, 9.600 units in all");
        publish(edit, "operator-1", "operator-2");
    }

    /** Home 13 goes over to prices of an exchange, which come later. */
    void moveToPublishedPrices() throws IOException {
        does("tariff", "publish", file("spot.yaml", SPOT));
        move(AGREEMENT, "electricity-13/home", "home-time-of-use", "spot", "2026-03-21T23:00:00Z");
        StringBuilder prices = new StringBuilder("from,to,price\n");
        for (int day = 21; day < 24; day++) {
            prices.append("2026-03-%02dT23:00:00Z,2026-03-%02dT23:00:00Z,0.0%d\n".formatted(day, day + 1, day));
        }
        does("tariff", "prices", "DE-LU", file("prices.csv", prices.toString()));
    }

    /** The driver of home 7 is billed by start, time and energy from then on. */
    void moveToAnImportedTariff() throws IOException {
        String imported = does(
                "tariff",
                "import",
                "ocpi",
                file("ocpi.json", OCPI),
                "--zone",
                "Europe/Berlin",
                "--from",
                "2026-01-16T23:00:00Z");
        does("tariff", "publish", file("station.json", imported));
        move(AUTHORISATION, "authorisation/token-07", "charging", "station", "2026-03-15T23:00:00Z");
    }

    /** Home 13 moves out, and everything that it used is billed. */
    void moveOut(String at) throws IOException {
        String ended = "\"id\":\"electricity-13/home\",\"tariff\":\"home-time-of-use\",%s,\"to\":\"%s\""
                .formatted(SIGNED_SINCE, at);
        publish(Path.of(file("ends.json", AGREEMENT.formatted(ended))), "registrar");
        does("close", "home-13", "--to", at);
    }

    /** Two of the team approve an account's statements, and one issues them. */
    void issue(String account) {
        String batch = desk.resolve(account + ".batch").toString();
        does("corrections", "preview", "--account", account, "--out", batch);
        for (String key : List.of("billing", "billing-2")) {
            does(
                    "corrections",
                    "approve",
                    batch,
                    "--key",
                    data.resolve("keys/" + key + ".key").toString());
        }
        does("corrections", "submit", batch);
        does("corrections", "issue");
    }

    /** Two operators sign what one of them proposed. */
    String proposeErasure(String name) {
        Path erasure = desk.resolve(name);
        does("erase", "propose", "home-13", "--reason", "moved out", "--out", erasure.toString());
        approve(erasure, "operator-1", "operator-2");
        return erasure.toString();
    }

    private void move(String contract, String id, String from, String to, String at) throws IOException {
        String ended = "\"id\":\"%s\",\"tariff\":\"%s\",%s,\"to\":\"%s\"".formatted(id, from, SIGNED_SINCE, at);
        String begun = "\"id\":\"%s/%s\",\"tariff\":\"%s\",\"from\":\"%s\"".formatted(id, to, to, at);
        publish(Path.of(file(to + "-ends.json", contract.formatted(ended))), "registrar");
        publish(Path.of(file(to + "-begins.json", contract.formatted(begun))), "registrar");
    }

    private void publish(Path document, String... keys) {
        approve(document, keys);
        does("document", "publish", document.toString());
        assertThat(does("document", "publish", document.toString())).contains("Published already");
    }

    private void approve(Path document, String... keys) {
        for (String key : keys) {
            does(
                    "document",
                    "approve",
                    document.toString(),
                    "--key",
                    data.resolve("keys/" + key + ".key").toString());
        }
    }

    /** What the command says, once it says all that. */
    String awaits(List<String> words, String... command) {
        String said = run(command);
        while (!words.stream().allMatch(said::contains)) {
            said = run(command);
        }
        return said;
    }

    /** What the command says; it succeeds. */
    String does(String... command) {
        StringWriter words = new StringWriter();
        assertThat(execute(words, command)).as(words.toString()).isZero();
        return words.toString();
    }

    /** What the command says; it does not succeed. */
    String isRefused(String... command) {
        StringWriter words = new StringWriter();
        assertThat(execute(words, command)).as(words.toString()).isNotZero();
        return words.toString();
    }

    private String run(String... command) {
        StringWriter words = new StringWriter();
        execute(words, command);
        return words.toString();
    }

    private int execute(StringWriter words, String... command) {
        List<String> arguments = new ArrayList<>(Arrays.asList(command));
        if (!List.of("verify", "invoice", "reading").contains(command[0]) && !arguments.contains("import")) {
            arguments.addAll(List.of("--data-dir", data.toString()));
        }
        PrintWriter out = new PrintWriter(words, true);
        return Meterproof.commandLine().setOut(out).setErr(out).execute(arguments.toArray(String[]::new));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(desk.resolve(name), content).toString();
    }
}
