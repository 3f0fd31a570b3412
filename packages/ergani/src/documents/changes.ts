/** Changes of employment terms. Written as described at `parseTree`. */
export const changes = {
  /** Change of employment terms. */
  WebMA: `
    AnaggeliesMA.AnaggeliaMA[]{@HDR, @PERSON, f_date_metabolhs!, f_eidos_dieuthethshs,
    f_eidos_dieuthethshs_comments, f_periodos_anaforas_from, f_periodos_anaforas_to, f_eidikothta!,
    f_eidikothta_anal, f_proipiresia!, f_apodoxes!, f_hour_apodoxes!, f_xronos_katabolhs, f_topos_ergasias!,
    f_topos_ergasias_comments, f_sxeshapasxolisis:{0,1,3}!, f_orismenou_apo, f_orismenou_ews,
    f_kathestosapasxolisis!, f_xaraktirismos!, f_special_case, f_responsible_position?,
    f_efarmostea_sillogiki_simbasi!, f_efarmostea_sillogiki_simbasi_comments, f_kyria_asfalish!,
    f_prosthetes_asfalistikes_paroxes, f_ipoxreotiki_katartisi!, f_working_time_digital_organization!,
    f_mh_problepsimo_programma!, f_paraggelia_hmeres_hours, f_paraggelia_min_notification,
    f_paraggelia_notes:s≤1000, f_week_hours!, f_full_employment_hours!, f_week_days!,
    f_euelikto_wrario_minutes!, f_working_card!, f_dialeimma_minutes!, f_dialeimma_entos_wrariou!,
    f_topothetisioaed!, f_programaoaed, f_trial_period!, f_trial_date_to, f_borrow_type:{'',0,1},
    f_borrow_date_from, f_borrow_date_to, f_borrow_company_afm, f_borrow_company_eponimia,
    f_basics_acceptance:{0,1,2}!, f_file, f_comments, f_foreign_file, f_young_file, f_epibolh_file,
    TypesMetabolon[]?{TypesMetabolonMA[]?{f_typos_metabolhs}},
    Epikourikes[]?{EpikourikesMA[]?{f_epikouriki_kod}}}`,
  /** Change of employment terms of borrowed staff. */
  WebMAD: `
    AnaggeliesMAD.AnaggeliaMAD[]{@HDR, @PERSON, f_date_metabolhs!, f_borrow_type!, f_borrow_date_from!,
    f_borrow_date_to!, f_borrow_company_afm!, f_borrow_company_eponimia, f_eidos_dieuthethshs,
    f_eidos_dieuthethshs_comments, f_periodos_anaforas_from, f_periodos_anaforas_to, f_eidikothta!,
    f_eidikothta_anal, f_kataboli_apodoxon!, f_apodoxes, f_hour_apodoxes, f_xronos_katabolhs,
    f_efarmostea_sillogiki_simbasi:{'',0,1}, f_efarmostea_sillogiki_simbasi_comments, f_topos_ergasias!,
    f_topos_ergasias_comments, f_kathestosapasxolisis!, f_xaraktirismos!, f_responsible_position?,
    f_working_time_digital_organization!, f_mh_problepsimo_programma!, f_paraggelia_hmeres_hours,
    f_paraggelia_min_notification, f_paraggelia_notes:s≤1000, f_week_hours!, f_full_employment_hours!,
    f_week_days!, f_euelikto_wrario_minutes!, f_working_card!, f_dialeimma_minutes!, f_dialeimma_entos_wrariou!,
    f_comments, f_foreign_file, f_young_file}`,
} as const;
