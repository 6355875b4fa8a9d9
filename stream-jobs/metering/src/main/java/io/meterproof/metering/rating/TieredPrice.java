package io.meterproof.metering.rating;

import java.util.List;

/** Ascending tiers that apply at some times. */
public record TieredPrice(String name, List<Tier> tiers, When when) {
    public TieredPrice {
        tiers = List.copyOf(tiers);
    }

    /** The name of a tier, counted from 0, on lines. */
    public String tierName(int tier) {
        return tiers.size() == 1 ? name : name + " tier " + (tier + 1);
    }
}
