package io.meterproof.metering.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Puts archived months back, so that what is older than the horizon settles by the rules of everything else, and gives them up again.
 * In between the channel is as if the horizon had never passed them.
 */
public record Reopening(ChannelStore store) {

    /**
     * Puts months back.
     *
     * @param months all that was given up since the reach's horizon, the earliest first
     */
    public void open(Reach reach, List<GivenUp> months) {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        months.stream().flatMap(month -> month.all().stream()).forEach(block -> store.putBlock(block.key(), block));
        store.putHead(head.opened(reach.since(), months));
    }

    /** Gives up again what the horizon has passed, cut as it was before; returns it, the earliest first. */
    public List<GivenUp> close(Reach reach) {
        ChannelHead head = store.head().orElseThrow().closed();
        TreeSet<Long> horizons = new TreeSet<>();
        reach.months().forEach(month -> horizons.add(month.horizon()));
        horizons.add(head.horizon());
        List<GivenUp> givenUp = new ArrayList<>();
        for (long horizon : horizons) {
            head = new Horizon(store).giveUp(head, horizon, givenUp::add);
        }
        store.putHead(head);
        return givenUp;
    }
}
