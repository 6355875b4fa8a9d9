package io.meterproof.quickstart.rerate;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What a re-rating does, for people. */
record EffectsText(PrintWriter out) {

    void print(List<Effect> effects) {
        Map<String, List<Effect>> byCurrency =
                effects.stream().collect(Collectors.groupingBy(Effect::currency, TreeMap::new, Collectors.toList()));
        byCurrency.forEach(this::print);
        if (effects.isEmpty()) {
            out.println("Nothing is billed under them yet.");
        }
        out.flush();
    }

    private void print(String currency, List<Effect> effects) {
        long charged = effects.stream().mapToLong(Effect::charged).reduce(0, Math::addExact);
        long corrected = effects.stream().mapToLong(Effect::corrected).reduce(0, Math::addExact);
        out.printf(
                "%s: %,d accounts, %,d usage entries; %s is charged, %s will be%n",
                currency,
                effects.size(),
                sum(effects, Effect::entries),
                money(charged, currency),
                money(corrected, currency));
        printSide("more", effects, 1, currency);
        printSide("less", effects, -1, currency);
        printDoubt(effects);
    }

    /** The accounts whose change has one sign, and the one that is hit hardest. */
    private void printSide(String word, List<Effect> effects, int sign, String currency) {
        List<Effect> side = effects.stream()
                .filter(effect -> Long.signum(effect.change()) == sign)
                .toList();
        side.stream()
                .max(Comparator.comparingLong(effect -> Math.abs(effect.change())))
                .ifPresent(worst -> out.printf(
                        "  %,d pay %s %s; at worst %s: %s instead of %s%n",
                        side.size(),
                        money(Math.abs(side.stream().mapToLong(Effect::change).sum()), currency),
                        word,
                        worst.account(),
                        money(worst.corrected(), currency),
                        money(worst.charged(), currency)));
    }

    private void printDoubt(List<Effect> effects) {
        if (sum(effects, Effect::spread) > 0) {
            out.printf(
                    "  %,d entries are estimated: a price changes within one of their lines%n",
                    sum(effects, Effect::spread));
        }
        if (sum(effects, Effect::behind) > 0) {
            out.printf(
                    "  %,d other entries are older than the archive gives back, and stay as they are%n",
                    sum(effects, Effect::behind));
        }
        if (sum(effects, Effect::atClose) > 0) {
            out.printf(
                    "  %,d entries are charged when their cycle is closed: what they cost is not in these sums%n",
                    sum(effects, Effect::atClose));
        }
    }

    private static int sum(List<Effect> effects, ToIntFunction<Effect> count) {
        return effects.stream().mapToInt(count).sum();
    }

    private static String money(long micros, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(micros, 6)
                .setScale(digits, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
