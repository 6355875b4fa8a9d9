package io.meterproof.anchor.chain;

import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several nodes of one chain. One that does not answer is left out while two others do; nodes that contradict each other stop the anchor
 * until they agree, since one of them is behind, or lies.
 */
final class AgreeingChains implements Chain {
    private static final Logger LOG = LoggerFactory.getLogger(AgreeingChains.class);
    private static final int FEWEST = 2;

    private final List<Chain> nodes;

    /** @param nodes two or more, of the same contract */
    AgreeingChains(List<Chain> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    @Override
    public Contract contract() {
        return nodes.get(0).contract();
    }

    @Override
    public Hash acc() {
        return agreed("the contract's slot", answers(Chain::acc), Function.identity());
    }

    @Override
    public ChainView view(AnchorState anchor, Hash expected, Hash root, long fromBlock) {
        List<ChainView> views = answers(node -> node.view(anchor, expected, root, fromBlock));
        Optional<Inclusion> inclusion = agreed("the transaction", views, ChainView::inclusion);
        Optional<Inclusion> written = agreed("the contract's log", views, ChainView::written);
        return new ChainView(
                agreed("the contract's slot", views, ChainView::acc),
                views.stream().mapToLong(ChainView::height).min().orElseThrow(),
                views.stream().anyMatch(ChainView::known),
                views.get(0).hopeless(),
                inclusion,
                written);
    }

    @Override
    public AnchorState.Sent sign(AnchorState before, Hash expected, Hash root) {
        return first(node -> node.sign(before, expected, root));
    }

    /** To every node: which of them makes the next block is nobody's choice. */
    @Override
    public Sending send(String raw) {
        List<Sending> answers = new ArrayList<>();
        List<ChainUnavailableException> failures = new ArrayList<>();
        for (Chain node : nodes) {
            try {
                answers.add(node.send(raw));
            } catch (ChainUnavailableException e) {
                LOG.warn("a node did not take the transaction: {}", e.getMessage());
                failures.add(e);
            }
        }
        if (answers.isEmpty()) {
            throw failures.get(0);
        }
        return answers.contains(Sending.ACCEPTED) ? Sending.ACCEPTED : answers.get(0);
    }

    private <T> T first(Function<Chain, T> question) {
        ChainUnavailableException last = null;
        for (Chain node : nodes) {
            try {
                return question.apply(node);
            } catch (ChainUnavailableException e) {
                LOG.warn("a node did not answer: {}", e.getMessage());
                last = e;
            }
        }
        throw Objects.requireNonNull(last);
    }

    private <T> List<T> answers(Function<Chain, T> question) {
        List<T> answers = new ArrayList<>();
        String silence = "";
        for (Chain node : nodes) {
            try {
                answers.add(question.apply(node));
            } catch (ChainUnavailableException e) {
                LOG.warn("a node did not answer: {}", e.getMessage());
                silence = e.getMessage();
            }
        }
        if (answers.size() < FEWEST) {
            throw new ChainUnavailableException(
                    "of " + nodes.size() + " nodes " + answers.size() + " answered, and two have to: " + silence);
        }
        return answers;
    }

    private static <T, U> U agreed(String what, List<T> answers, Function<T, U> part) {
        List<U> said = answers.stream().map(part).distinct().toList();
        if (said.size() > 1) {
            throw new ChainUnavailableException("the nodes do not agree about " + what + ": " + said);
        }
        return said.get(0);
    }
}
