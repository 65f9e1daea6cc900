"""The sentences of the page itself, by the name templates call them by. Findings bring their own."""

from __future__ import annotations

from evidence.finding import say
from evidence.report import words as report_words

WORDS = {
    # every page
    "program": say("Evidence"),
    "other_language": say("中文"),
    "language": say("Language"),
    "skip": say("Skip to the content"),
    "local_only": say("Everything stays on this computer. Nothing is sent anywhere."),
    "back": say("Back"),
    "save": say("Save"),
    "cancel": say("Cancel"),
    "delete": say("Delete"),
    # start page
    "home": say("Cases"),
    "home_title": say("Check the papers of an appeal"),
    "home_lead": say(
        "Drop the folder with your certificates, letters and screenshots, or a zip of it. "
        "Every paper is read and checked; then you get the verdict, the spots to look at, and the bundle to hand in."
    ),
    "drop_here": say("Drop the folder or zip here"),
    "choose_folder": say("Choose a folder"),
    "choose_files": say("Choose a zip or files"),
    "open_it": say("Open"),
    "upload_limit": say("Up to {files} files and {size} together."),
    "uploading": say("Taking in the files"),
    "too_much": say("That is more than one case may have: {count} files, {size}."),
    "nothing_dropped": say("No file was dropped. Choose the folder with the button instead."),
    "upload_failed": say("The files could not be taken in. Try again."),
    "open_cases": say("Open cases"),
    "papers_count": say("{count} papers"),
    "forget": say("Forget this case"),
    "forget_title": say("Forget the case {name}?"),
    "forget_lead": say(
        "The copies of the papers, your answers and the bundle are removed from the private folder. "
        "Your own folder stays as it is. Download first what you want to keep."
    ),
    "forget_yes": say("Forget it"),
    "forgotten_at_end": say(
        "Copies lie in a private folder; they are removed when you forget a case or end the program."
    ),
    # steps of a case
    "tab_verdict": say("Verdict"),
    "tab_papers": say("The papers"),
    "tab_pairs": say("Before and after"),
    "tab_declare": say("Declaration"),
    "tab_bundle": say("Bundle"),
    "case_pages": say("Pages of this case"),
    # declaration
    "declare_title": say("What the files cannot tell"),
    "declare_lead": say(
        "Fill in what you know. What stays empty is not guessed; checks that need it say so. The papers are being read "
        "meanwhile."
    ),
    "declare_found": say("The folder brings a case.toml. It is used, and shown here."),
    "shop": say("Shop"),
    "shop_known": say("Fill in from a shop"),
    "shop_fill": say("Fill in"),
    "shop_name": say("Remember as shop"),
    "shop_hint": say(
        "Platform, firm, account and brand are kept on this computer for the next case. Leave it empty to keep nothing."
    ),
    "shop_forget": say("Forget this shop"),
    "group_notice": say("The notice"),
    "group_firm": say("The firm"),
    "group_brand": say("The brand"),
    "group_listing": say("The listing"),
    "more_listings": say(
        "case.toml has more listings; this is the first one. Change the others in the text below."
    ),
    "not_said": say("not said"),
    "seen_in_papers": say("In the papers: {value} ({file})"),
    "guessed": say("From the papers it looks like: {value}"),
    "check_it": say("Check the papers"),
    "whole_text": say("All of case.toml"),
    "whole_text_lead": say(
        "For everything else that can be declared. The text is checked before it is taken."
    ),
    "take_text": say("Take this text"),
    "download_case": say("Download case.toml"),
    "download_case_hint": say("Put it into your folder to keep your answers for the next time."),
    # progress
    "progress_title": say("Checking the papers"),
    "doing_waiting": say("Waiting for another case"),
    "count_of": say("{done} of {total}"),
    "paper_waits": say("waiting"),
    "paper_reading": say("being read"),
    "paper_read": say("read"),
    "stop": say("Stop"),
    "stopped": say("It was stopped, or ended without a result."),
    "go_on": say("Go on"),
    "job_failed": say("This could not be finished"),
    "change_declaration": say("Change the declaration"),
    # verdict
    "group_blocks": say("What blocks"),
    "group_confirm": say("Please look and confirm"),
    "group_warns": say("Warnings"),
    "group_notes": say("Notes"),
    "group_waived": say("Waived by you"),
    "nothing_found": say("Nothing was found to complain about."),
    "blocks_ready": say("Nothing blocks: the bundle can be built and handed in."),
    "blocks_not_ready": say(
        "The bundle is built when nothing blocks any more. Correct, confirm or waive what stands here first."
    ),
    "blocks": say("blocks"),
    "look": say("Look at the spot"),
    "details": say("Details"),
    "whole_case": say("The case as a whole"),
    "check_broke": say("The check {title} broke and said nothing. The bundle is not ready without it."),
    "file_error": say("This file could not be taken in"),
    "build_bundle": say("Build the bundle"),
    "download_report": say("Download the report"),
    "all_checks": say("All checks"),
    "advice": say("Good to know"),
    "judged_on": say("Judged on {day}"),
    "see_papers": say("See all papers"),
    # one finding
    "found": say("Found"),
    "required": say("Required"),
    "what_to_do": say("What to do"),
    "see_also": say("See also"),
    "page_of": say("page {page} of {pages}"),
    "page_number": say("Page {page}"),
    "page_picture": say("Page {page} of {name}"),
    "spot_marked": say("The spot is marked."),
    "no_spot": say("This finding is about the whole paper, not about one spot."),
    "no_page": say("No page of this paper can be shown."),
    "full_size": say("Open the picture in full size"),
    "next_finding": say("Next finding"),
    "previous_finding": say("Previous finding"),
    "waive_title": say("Let it stand"),
    "waive_lead": say(
        "Say why. The reason stays visible in every report. It counts for this file as it is now."
    ),
    "waive_lead_case": say("Say why. The reason stays visible in every report."),
    "waive_all": say("It lets all findings of this check on this file stand."),
    "reason": say("Reason"),
    "waive": say("Waive"),
    "waived_because": say("Waived by you because"),
    "unwaive": say("Take the waiver back"),
    # facts
    "facts_title": say("What this paper says"),
    "correct": say("Correct"),
    "correct_lead": say(
        "Your word replaces what was read, in this file as it is now. The verdict follows at once."
    ),
    "fact": say("What"),
    "value": say("Right value"),
    "value_day": say("Right day"),
    "one_per_line": say("One per line; they replace the whole list."),
    "bears_none": say("The paper bears none"),
    "read_as": say("Read as “{printed}”"),
    "could_also_be": say("Could also be: {values}"),
    "not_sure": say("not sure"),
    "by_you": say("your word"),
    "uncorrect": say("Take your word back"),
    "add_fact": say("Add something that was not read"),
    "no_facts": say("Nothing was read off this paper."),
    "default_reason": say("read on the paper itself"),
    # papers
    "papers_title": say("The papers"),
    "file": say("File"),
    "became": say("Became"),
    "findings": say("Findings"),
    "kind": say("Kind"),
    # pairs
    "pairs_title": say("Before and after"),
    "no_pairs": say(
        "No two screenshots were known to belong together. Name them before_… and after_…, or name them in case.toml "
        "under [[pairs]]."
    ),
    "before": say("Before"),
    "after": say("After"),
    "sku": say("SKU {sku}"),
    "sheets": say("The sheets as they go into the bundle"),
    "no_sheets": say("There is no sheet: the screenshots show no change."),
    "sheet_page": say("Sheet {page}"),
    "changes_count": say("{count} changes"),
    "not_the_same": say("The two screenshots do not show the same page."),
    "nothing_changed": say("Nothing changed between the two screenshots."),
    "change_number": say("Change {number}"),
    "removed_words": say("Taken out: {words}"),
    "added_words": say("Put in: {words}"),
    "ignore_change": say("Ignore"),
    "ignored_title": say("Parts that do not count"),
    "ignored_lead": say(
        "Clocks, counters and advertisements change by themselves. Draw a box around such a part on the picture, or "
        "write its edges in pixels."
    ),
    "no_ignored": say("None so far."),
    "edge_left": say("left"),
    "edge_top": say("top"),
    "edge_right": say("right"),
    "edge_bottom": say("bottom"),
    "why": say("Why"),
    "add_box": say("Add the box"),
    "change_box": say("Change"),
    "box_number": say("Box {number}"),
    "compare_again": say("Comparing again takes a few seconds; nothing else is read again."),
    "draw_hint": say("Drag on the picture to draw the box."),
    "change_kind_text": say("text changed"),
    "change_kind_picture": say("picture changed"),
    "change_kind_added": say("new"),
    "change_kind_removed": say("taken away"),
    "change_kind_moved": say("moved"),
    # bundle
    "bundle_title": say("The bundle"),
    "bundle_none": say("Not built yet, or changed since. Building draws the sheets and takes a moment."),
    "bundle_blocked": say(
        "The case is not ready. Built now, the bundle holds the report and the requests, but no papers."
    ),
    "bundle_force": say("Build all of it, marked NOT READY"),
    "bundle_texts": say("Build report and requests only"),
    "bundle_zip": say("Download the bundle (zip)"),
    "bundle_seal": say("Seal"),
    "seal_hint": say("SHA-256 of the manifest. Noted elsewhere, it proves the bundle."),
    "bundle_not_ready": say("This bundle is marked NOT READY."),
    "uploads_title": say("For the platform's form, in its order"),
    "uploads_lead": say("Upload these one after another."),
    "appeal_title": say("Appeal text"),
    "appeal_hint": say("Written from the facts of the case. Read it before you send it."),
    "subject": say("Subject"),
    "text": say("Text"),
    "copy": say("Copy"),
    "copied": say("Copied"),
    "other_files": say("Everything else in the bundle"),
    "reading_copy": say("Reading copy (PDF)"),
    "build_again": say("Build it again"),
    # what went wrong
    "error_title": say("That did not work"),
    "wrong_host": say("This page was asked for under a strange name."),
    "wrong_host_advice": say("Open the address that evidence serve printed. It begins with http://127.0.0.1"),
    "wrong_origin": say("Another web page tried to do this."),
    "wrong_origin_advice": say("Nothing was done. Go on from the page that evidence serve opened."),
    "no_key": say("This browser has no key to this page."),
    "no_key_advice": say("Open the whole address that evidence serve printed, with the token in it."),
    "no_csrf": say("The form is not from this page, or from a run that has ended."),
    "no_csrf_advice": say("Load the page again and repeat it."),
    "form_too_large": say("The form holds too much text."),
    "form_too_large_advice": say("Make it shorter and send it again."),
    "not_found": say("There is no such page."),
    "not_found_advice": say("The case may have been forgotten. Go back to the open cases."),
    "too_many_cases": say("Too many cases are open."),
    "too_many_cases_advice": say("Forget one first."),
    "busy": say("This case is being worked on."),
    "busy_advice": say("Wait until it is done, or stop it."),
    "empty_reason": say("A reason is needed."),
    "empty_reason_advice": say("Say in a few words why; it stays in the report."),
    "bad_box": say("These are no edges of a box."),
    "bad_box_advice": say(
        "Give whole pixels: left less than right, top less than bottom, within the picture."
    ),
    "broke": say("The program broke here."),
    "broke_advice": say("Please report it. The other cases are not touched."),
}

FACTS = {**report_words.FACTS, "kind": say("kind of paper"), "type": say("type of paper")}
"""What facts are called, by field of Facts."""
