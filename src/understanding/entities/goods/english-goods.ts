import { words } from './words.js';

/** What customers send, in English; plurals are formed. */
export const ENGLISH_GOODS = words(`
  document contract passport certificate diploma visa letter postcard paperwork invoice_original
  phone mobile_phone cell_phone smartphone iphone ipad laptop laptop_computer computer desktop_computer tablet monitor keyboard mouse headphone
  headset earphone earbud airpod speaker router hard_drive usb_drive printer projector camera lens drone game_console console
  smartwatch watch electronics charger power_bank battery lithium_battery car_battery e-bike scooter bicycle bike motorcycle tire tyre
  car_part auto_part television tv fridge refrigerator washing_machine air_conditioner microwave oven rice_cooker fan lamp
  clothes clothing garment jacket coat sweater shirt t-shirt dress suit jeans pants shoe sneaker boot hat scarf glove
  bag handbag backpack suitcase luggage blanket quilt pillow curtain fabric textile
  book textbook magazine painting artwork poster photo toy doll lego figurine puzzle stroller guitar piano violin
  racket golf_club fishing_rod treadmill tent cosmetics makeup perfume lipstick skincare shampoo lotion nail_polish alcohol
  hand_sanitizer medicine medication drug vitamin supplement insulin vaccine blood_sample sample glasses contact_lens wheelchair
  furniture sofa couch bed mattress wardrobe table desk chair bookshelf cabinet mirror glass glassware tile ceramic vase
  porcelain tea_set cup mug plate dish pan knife knives tool machine machinery equipment instrument spare_part part
  antique sculpture statue jewelry jewellery necklace ring bracelet diamond gold gift present birthday_present souvenir flower bouquet
  plant seed pet dog puppy cat kitten hamster rabbit turtle parrot fruit apple banana orange mango durian lychee cherry cherries
  strawberry strawberries grape vegetable seafood lobster shrimp crab fish salmon meat beef pork sausage ham egg cake birthday_cake
  cookie biscuit bread chocolate candy snack nut honey milk milk_powder baby_formula formula tea tea_leaves coffee coffee_bean
  wine liquor beer whisky whiskey baijiu food frozen_food fresh_food liquid powder chemical paint glue lighter firework cigarette tobacco
  e-cigarette vape cigar pesticide fertilizer ashes umbrella helmet key cash money cheque stamp coin
  wine_glass teddy_bear stuffed_toy machine_part steel_part steel steel_pipe cement timber wood marble solar_panel inverter generator pump motor
  engine gearbox bearing cable wire led_light sensor chip circuit_board pcb brochure catalogue flyer banner uniform costume wedding_dress
  saree carpet rug picture_frame candle soap essential_oil hair_dryer iron toaster blender mixer vacuum_cleaner kettle air_fryer
  coffee_machine espresso_machine sewing_machine surfboard ski snowboard skateboard cricket_bat football basketball dumbbell yoga_mat
  drum flute saxophone trumpet accordion dried_mushroom mushroom dried_fruit raisin date walnut almond ginseng bird_nest herb
  chinese_medicine tofu dumpling pickle chili kimchi sesame soy_sauce vinegar cheese cheesecake butter ice_cream yogurt juice thermos lunch_box
  tripod telescope microscope helmet fabric_sample sample_kit sample_machine hotpot_base hotpot ramen instant_noodle wig sunglasses
  hand_cream sunscreen face_mask mask sanitary_pad diaper nappy formula_milk baby_clothes fur_coat leather_jacket leather pearl jade
  amber coral ivory chess_set mahjong board_game vinyl_record vinyl record cd dvd book_shelf bookcase dining_table office_chair
  coffee_table bunk_bed washing_powder detergent bleach fertiliser gasoline petrol diesel dry_ice fire_extinguisher aerosol spray
  peking_duck hot_pot_base mooncake noodle rice sauce spice oil olive_oil mooncakes
`).map((word) => word.replaceAll('_', ' '));
