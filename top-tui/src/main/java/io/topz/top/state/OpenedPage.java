package io.topz.top.state;

/** A page that was opened from another one and belongs to its view. */
public record OpenedPage(Page from, PageContent content) implements Page {

    @Override
    public View view() {
        return from.view();
    }

    @Override
    public boolean isOpened() {
        return true;
    }
}
