//! The story of a store: what every database must do, told once and run on
//! each. SQLite always; PostgreSQL where `STANDING_TEST_POSTGRES` holds a URL
//! (`scripts/postgres/with cargo test -p standing-store`).

mod story {
    pub mod access;
    pub mod commit;
    pub mod erased;
    pub mod held;
    pub mod inconsistent;
    pub mod lease;
    pub mod look_up;
    pub mod opening;
    pub mod people;
    pub mod proceeding;
    pub mod race;
    pub mod same;
    pub mod stats;
    pub mod subject;
    pub mod thread;
    pub mod triggers;
    pub mod world;
    pub mod write;
}

use story::world::World;

/// Each chapter on each database.
macro_rules! chapters {
    ($($file:ident::$chapter:ident,)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $chapter() {
                super::story::$file::$chapter(super::World::sqlite()).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $chapter() {
                if let Some(world) = super::World::postgres().await {
                    super::story::$file::$chapter(world).await;
                }
            })*
        }
    };
}

chapters! {
    opening::a_new_register_is_empty,
    opening::what_was_kept_is_there_after_opening_again,
    opening::a_newer_schema_is_refused,
    opening::several_may_open_a_new_register_at_once,
    commit::all_of_a_commit_is_read_back,
    commit::acts_and_entries_are_found_by_every_verb,
    commit::a_commit_failing_midway_keeps_nothing,
    commit::a_commit_for_another_size_is_refused,
    commit::a_head_that_does_not_count_its_acts_is_refused,
    commit::a_commit_without_acts_leaves_the_head,
    commit::what_comes_again_is_kept_once,
    lease::the_right_to_write_is_held_by_one,
    lease::a_commit_under_a_lost_lease_is_refused,
    race::two_writers_never_both_extend_the_log,
    race::of_two_claims_at_once_one_succeeds,
    race::a_reader_sees_whole_commits_only,
    triggers::an_entry_is_neither_changed_nor_deleted,
    triggers::of_an_act_only_disclosures_change,
    erased::an_act_without_disclosures_is_left_out,
    subject::a_subject_is_changed_by_its_latest_registration,
    subject::an_identifier_leads_to_its_subject,
    subject::a_walk_meets_every_subject_once_in_byte_order,
    look_up::exact_matches_go_first_then_by_name,
    look_up::chinese_names_are_found_by_their_beginning,
    look_up::identifiers_are_found_by_their_value,
    look_up::a_subject_with_many_names_comes_once,
    thread::a_thread_is_changed_by_later_acts,
    thread::lists_are_filtered,
    thread::a_list_is_newest_first_and_its_pages_stay_put,
    held::a_held_row_is_kept_once_and_listed_newest_first,
    held::an_import_goes_on_where_it_was,
    stats::counts_are_those_of_what_was_kept,
    stats::an_authority_has_its_figures,
    people::a_login_name_is_one_persons,
    people::a_sealed_part_changed_meanwhile_is_not_lost,
    people::a_disabled_person_has_no_session_left,
    people::a_session_is_seen_and_ends_once,
    people::a_step_is_used_once,
    people::roles_have_their_days,
    people::attempts_run_out_and_come_back,
    people::of_many_attempts_at_once_no_more_are_counted,
    proceeding::steps_are_read_back_in_their_order,
    proceeding::of_two_steps_for_one_place_one_is_kept,
    proceeding::proceedings_are_filtered_and_paged,
    proceeding::the_key_of_a_proceeding_is_wrapped_again_and_by_nothing_else,
    proceeding::a_step_and_its_act_are_kept_together_or_not_at_all,
    triggers::a_step_is_only_ever_erased,
    triggers::an_access_is_neither_changed_nor_deleted,
    access::accesses_are_read_newest_first_by_organisation,
    access::what_was_looked_at_lately_is_kept_once,
    inconsistent::a_row_that_is_no_domain_value_is_named,
    inconsistent::disclosures_that_are_no_act_are_named,
    same::order_is_by_bytes_in_any_script,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_say_the_same() {
    if let Some(postgres) = World::postgres().await {
        story::same::both_say_the_same(World::sqlite(), postgres).await;
    }
}

#[tokio::test]
async fn sqlite_holds_a_lock_beside_the_lease() {
    story::lease::a_second_process_never_writes_while_the_first_lives(World::sqlite()).await;
}

#[tokio::test]
async fn sqlite_closed_is_one_file() {
    story::opening::nothing_is_left_in_the_write_ahead_log(World::sqlite()).await;
}

#[tokio::test]
async fn sqlite_replace_meets_the_triggers() {
    story::triggers::replace_is_refused(World::sqlite()).await;
}

#[tokio::test]
async fn sqlite_in_memory_is_a_store() {
    use store::Store as _;
    let store = store::SqliteStore::open_in_memory().expect("opened");
    assert_eq!(store.head().await.expect("head").size, 0);
}

#[tokio::test]
async fn postgres_takes_plain_schema_names_only() {
    let refused = store::PostgresStore::connect("postgres://localhost/x", Some("a; DROP")).await;
    assert!(matches!(refused, Err(store::StoreError::Database(_))));
}
